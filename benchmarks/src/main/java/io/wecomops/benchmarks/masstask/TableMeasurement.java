package io.wecomops.benchmarks.masstask;

import io.wecomops.benchmarks.table.Measurement;
import io.wecomops.benchmarks.table.Row;
import io.wecomops.benchmarks.table.Section;
import io.wecomops.testservers.TestDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** What a large table costs: the same questions to a database with ten thousand recipient rows and one with ten million. */
public final class TableMeasurement implements Measurement {
    private static final long SMALL = 10_200;
    private static final int WARM = 20;
    private static final int ROUNDS = 200;

    private static final String METHOD = """
            One MariaDB (its own settings: 128 MB of buffer pool, which the large tables outgrow), two databases with the product's tables: \
            one task of so many people, ended, in batches of 300, and beside it one of 10,000 in 1,000 batches that is sent. Each \
            question is put to both by turns, through the adapters that the product uses; told is the median of 200 times after 20 that do not \
            count. Rows are put in by JDBC in the order of the key, user ids in no order. At the end the \
            pool is made larger, and holds the people and their index.""";

    @Override
    public String name() {
        return "tables";
    }

    @Override
    public List<Section> measure(boolean quick) throws Exception {
        TestDatabase server = TestDatabase.start(); // ends with this process
        String largeName = server.freshDatabase();
        try (var small = SizedTables.of(server, server.freshDatabase(), SMALL);
                var large = SizedTables.of(server, largeName, quick ? 300_000 : 9_999_900)) {
            List<Row> rows = new ArrayList<>(List.of(
                    compared("claim of 20 batches, each", 45, small, large, SizedTables::claim, 20),
                    compared(
                            "note of the send, and record of the result", ROUNDS, small, large, SizedTables::record, 1),
                    compared("GET of the running task", ROUNDS, small, large, SizedTables::task, 1)));
            rows.add(compared("people, first page of 100", ROUNDS, small, large, SizedTables::firstPage, 1));
            rows.add(compared("people, page of 100 at the end", ROUNDS, small, large, SizedTables::deepPage, 1));
            rows.add(compared("one person", 1_000, small, large, SizedTables::person, 1));
            rows.add(compared("failed, first page of 20", ROUNDS, small, large, SizedTables::failedPage, 1));
            rows.add(compared("what waits, for the metrics", ROUNDS, small, large, SizedTables::depth, 1));
            rows.add(alone(
                    "GET of the large task: sums of its " + batches(large) + " batches",
                    large,
                    SizedTables::filledTask));
            rows.addAll(personal(server, quick ? 50_000 : 1_000_000));
            rows.add(alone("unknown: none among them", large, SizedTables::nobodyUnknown));
            rows.add(new Row("bytes a recipient on disk, its two indexes", bytes(server, largeName), "-", "-", "-"));
            small.archive();
            double archive = micros(large, SizedTables::archive);
            rows.add(new Row("archiving the large task", shown(archive), "-", "-", "-"));
            rows.addAll(purged(small, large, ""));
            rows.addAll(inALargerPool(server, large, largeName));
            String title = String.format(Locale.ROOT, "Tables of %,d recipients against %,d", large.people(), SMALL);
            return List.of(new Section(name(), title, METHOD, "MariaDB as for the tests", rows));
        }
    }

    /** A task with a batch for each of its people, half of them sent. */
    private static List<Row> personal(TestDatabase server, long people) throws SQLException {
        try (var tables = SizedTables.of(server, server.freshDatabase(), people, 1, people / 2)) {
            String what =
                    String.format(Locale.ROOT, "GET of a task of %,d personal messages, half of them sent", people);
            Row before = alone(what + "; nothing summed up", tables, SizedTables::filledTask);
            double summing = micros(tables, SizedTables::sumUp);
            return List.of(
                    before,
                    alone(what, tables, SizedTables::filledTask),
                    new Row("summing these up, once", shown(summing), "-", "-", "-"));
        }
    }

    /** What had pages to wait for, with a pool that holds the people and their index. */
    private static List<Row> inALargerPool(TestDatabase server, SizedTables large, String largeName) throws Exception {
        BufferPool.enlarged(server, largeName);
        String pool = ", 2 GB of buffer pool";
        try (var small = SizedTables.of(server, server.freshDatabase(), SMALL)) {
            List<Row> rows = new ArrayList<>();
            rows.add(compared("one person" + pool, 1_000, small, large, SizedTables::person, 1));
            small.archive();
            rows.addAll(purged(small, large, pool));
            return rows;
        }
    }

    private static String batches(SizedTables tables) {
        return String.format(Locale.ROOT, "%,d", tables.people() / FilledTables.BATCH);
    }

    private static Row compared(
            String what, int rounds, SizedTables small, SizedTables large, Consumer<SizedTables> question, int each) {
        int warm = Math.min(WARM, rounds / 9);
        double[] ofSmall = new double[rounds];
        double[] ofLarge = new double[rounds];
        for (int round = -warm; round < rounds; round++) {
            double one = micros(small, question) / each;
            double other = micros(large, question) / each;
            if (round >= 0) {
                ofSmall[round] = one;
                ofLarge[round] = other;
            }
        }
        double ratio = median(ofLarge) / median(ofSmall);
        return new Row(
                what,
                shown(median(ofLarge)),
                shown(median(ofSmall)),
                String.format(Locale.ROOT, "%.2f ×", ratio),
                "≤ 1.5 ×");
    }

    private static Row alone(String what, SizedTables large, Consumer<SizedTables> question) {
        double[] times = new double[10];
        for (int round = 0; round < times.length; round++) {
            times[round] = micros(large, question);
        }
        return new Row(what, shown(median(times)), "-", "-", "-");
    }

    /** A step of 2,000 people of each task's deletion, and how many rows that is a second without the pauses. */
    private static List<Row> purged(SizedTables small, SizedTables large, String pool) {
        double[] ofSmall = new double[4];
        double[] ofLarge = new double[60];
        long rows = 0;
        double all = 0;
        for (int step = 0; step < ofLarge.length; step++) {
            if (step < ofSmall.length) {
                ofSmall[step] = micros(small, SizedTables::purge);
            }
            long begin = System.nanoTime();
            rows += large.purge();
            ofLarge[step] = (System.nanoTime() - begin) / 1_000.0;
            all += ofLarge[step];
        }
        double ratio = median(ofLarge) / median(ofSmall);
        return List.of(
                new Row(
                        "deleting 2,000 people in one step" + pool,
                        shown(median(ofLarge)),
                        shown(median(ofSmall)),
                        String.format(Locale.ROOT, "%.2f ×", ratio),
                        "≤ 1.5 ×"),
                new Row("people deleted, without the pauses" + pool, Row.perSecond(rows / (all / 1e6)), "-", "-", "-"));
    }

    private static String bytes(TestDatabase server, String database) throws SQLException {
        String url = "jdbc:mysql://" + server.host() + ":" + server.port() + "/" + database;
        try (var connection = DriverManager.getConnection(url, server.user(), server.password());
                var statement = connection.createStatement();
                var sizes =
                        statement.executeQuery("SELECT data_length, index_length, (SELECT COUNT(*) FROM mass_recipient)"
                                + " FROM information_schema.tables WHERE table_schema = '" + database
                                + "' AND table_name = 'mass_recipient'")) {
            sizes.next();
            double rows = sizes.getLong(3);
            return String.format(Locale.ROOT, "%.0f + %.0f", sizes.getLong(1) / rows, sizes.getLong(2) / rows);
        }
    }

    private static double micros(SizedTables tables, Consumer<SizedTables> question) {
        long begin = System.nanoTime();
        question.accept(tables);
        return (System.nanoTime() - begin) / 1_000.0;
    }

    private static double median(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static String shown(double micros) {
        return micros < 1_000
                ? String.format(Locale.ROOT, "%.0f µs", micros)
                : String.format(Locale.ROOT, "%,.1f ms", micros / 1_000);
    }
}
