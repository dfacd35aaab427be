package io.wecomops.adapters.mysql;

import static io.wecomops.testkit.fixture.MassTasksFixture.aTask;
import static io.wecomops.testkit.fixture.MassTasksFixture.aTextTaskFor;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wecomops.domain.message.Article;
import io.wecomops.domain.message.Message;
import io.wecomops.domain.page.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What other tools read of the four tables that are not ours alone, on both databases. */
class OwnersTablesTest {
    private static final TestBed H2 = TestBed.h2();
    private static final TestBed MYSQL = TestBed.mysql();

    static Stream<TestBed> beds() {
        return Stream.of(H2, MYSQL);
    }

    @AfterAll
    static void close() {
        H2.close();
        MYSQL.close();
    }

    @Test
    void columnsAreAsRequired() {
        assertThat(columns("wecom_token"))
                .startsWith(
                        "id bigint, corp_id varchar(64), agent_id int, access_token varchar(1024), expires_at datetime");
        assertThat(columns("idempotency_key")).startsWith("id bigint, idem_key varchar(191), created_at timestamp");
        assertThat(columns("mass_task"))
                .startsWith(
                        "id bigint, biz_no varchar(64), agent_id int, msg_type varchar(32), payload json, target json,"
                                + " status tinyint, created_at timestamp, updated_at timestamp");
        assertThat(columns("mass_task_log"))
                .isEqualTo("id bigint, task_id bigint, level varchar(10), message text, created_at timestamp");
    }

    private static String columns(String table) {
        // MariaDB writes display widths, and longtext for json
        return MYSQL.ask("""
                        SELECT GROUP_CONCAT(CONCAT(column_name, ' ', column_type) ORDER BY ordinal_position SEPARATOR ', ')
                        FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = '%s'
                        """.formatted(table))
                .replaceAll("(int)\\(\\d+\\)", "$1")
                .replace("longtext", "json");
    }

    @Test
    void keysAreAsRequired() {
        assertThat(keys("wecom_token")).contains("0:corp_id,agent_id");
        assertThat(keys("idempotency_key")).contains("0:idem_key");
        assertThat(keys("mass_task")).contains("0:biz_no");
        assertThat(keys("mass_task_log")).contains("1:task_id");
    }

    /** {@code non_unique:columns} of each index. */
    private static String keys(String table) {
        return MYSQL.ask("""
                SELECT GROUP_CONCAT(k SEPARATOR ' ') FROM (
                  SELECT CONCAT(non_unique, ':', GROUP_CONCAT(column_name ORDER BY seq_in_index)) AS k
                  FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = '%s'
                  GROUP BY index_name, non_unique) keys_of_table
                """.formatted(table));
    }

    @Test
    void everyTableIsInnoDbInUtf8mb4() {
        assertThat(MYSQL.ask("""
                        SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE()
                          AND table_name NOT LIKE 'DATABASECHANGE%' AND engine = 'InnoDB'
                          AND table_collation LIKE 'utf8mb4%'
                        """)).isEqualTo("17");
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("beds")
    void payloadIsWhatWecomReads(TestBed bed) {
        isStoredAs(bed, new Message.Text("中文 🎉 \"quoted\""), "{'content': '中文 🎉 \\\"quoted\\\"'}");
        isStoredAs(bed, new Message.Markdown("**b**"), "{'content': '**b**'}");
        isStoredAs(
                bed,
                new Message.TextCard("t", "d", "https://a.b/c", Optional.of("更多")),
                "{'title': 't', 'description': 'd', 'url': 'https://a.b/c', 'btntxt': '更多'}");
        isStoredAs(
                bed,
                new Message.TextCard("t", "d", "https://a.b/c", Optional.empty()),
                "{'title': 't', 'description': 'd', 'url': 'https://a.b/c'}");
        isStoredAs(
                bed,
                new Message.News(List.of(
                        new Article("t", Optional.of("d"), "https://a.b/c", Optional.of("https://a.b/p")),
                        new Article("u", Optional.empty(), "https://a.b/c", Optional.empty()))),
                """
                {'articles': [
                  {'title': 't', 'description': 'd', 'url': 'https://a.b/c', 'picurl': 'https://a.b/p'},
                  {'title': 'u', 'url': 'https://a.b/c'}]}
                """);
    }

    private static void isStoredAs(TestBed bed, Message message, String json) {
        var task = aTask(message);
        bed.adapters().massTasks().accept(task);
        String row = " FROM mass_task WHERE biz_no = '" + task.submission().bizNo() + "'";
        assertThat(bed.ask("SELECT msg_type" + row)).isEqualTo(message.type().code());
        assertThat(tree(bed.ask("SELECT payload" + row))).isEqualTo(tree(json.replace('\'', '"')));
    }

    /** Compared by its meaning, since MySQL gives the members of a JSON an order of its own. */
    private static JsonNode tree(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException broken) {
            throw new AssertionError(json, broken);
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("beds")
    void targetHoldsTheUsersAsTheyWereAskedFor(TestBed bed) {
        var task = aTextTaskFor(3);
        bed.adapters().massTasks().accept(task);
        assertThat(bed.ask("SELECT target FROM mass_task WHERE biz_no = '"
                                + task.submission().bizNo() + "'")
                        .replace(" ", ""))
                .isEqualTo("{\"users\":[\"person-1\",\"person-2\",\"person-3\"]}");
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("beds")
    void timesAreTrueWhateverTheZonesOfServerAndJvm(TestBed bed) {
        var before = Instant.now().minusSeconds(30);
        var task = bed.adapters().massTasks().accept(aTextTaskFor(1)).task();
        assertThat(task.createdAt()).isBetween(before, before.plusSeconds(60));
        var line = bed.adapters().taskLog().read(task.id(), PageRequest.first(1));
        assertThat(line.items().getFirst().at()).isBetween(before, before.plusSeconds(60));
        String due = bed.ask("SELECT due_ms FROM mass_batch WHERE task_id = " + task.id());
        assertThat(Duration.between(before, Instant.ofEpochMilli(Long.parseLong(due))))
                .isBetween(Duration.ZERO, Duration.ofSeconds(60));
        if (bed == MYSQL) {
            // what other tools read: a timestamp is shown in the session's zone, and right in each
            assertThat(bed.ask("SELECT UNIX_TIMESTAMP(created_at) FROM mass_task WHERE id = " + task.id()))
                    .isEqualTo(Long.toString(task.createdAt().getEpochSecond()));
        }
    }
}
