package io.wecomops.benchmarks.dispatch;

import io.wecomops.benchmarks.table.Measurement;
import io.wecomops.benchmarks.table.Row;
import io.wecomops.benchmarks.table.Section;
import java.util.ArrayList;
import java.util.List;

/** The same four nodes for more than a minute. */
public final class DispatchMinuteMeasurement implements Measurement {
    private static final String METHOD = """
            As above, long enough for sliding windows of 60 s. Faster than 167/s nobody is for so long: WeCom's own limit is 10,000 a minute.""";

    @Override
    public String name() {
        return "dispatch-minute";
    }

    @Override
    public List<Section> measure(boolean quick) throws Exception {
        List<Row> rows = new ArrayList<>();
        for (int limit : quick ? List.of(20) : List.of(20, 167)) {
            rows.addAll(Paced.run(4, limit, 70).rows(true));
        }
        return List.of(
                new Section(name(), "Dispatcher: four nodes for a minute", METHOD, DispatchMeasurement.SERVERS, rows));
    }
}
