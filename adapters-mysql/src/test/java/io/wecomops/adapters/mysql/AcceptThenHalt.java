package io.wecomops.adapters.mysql;

import static io.wecomops.testkit.fixture.MassTasksFixture.LONG_LEASE;
import static io.wecomops.testkit.fixture.MassTasksFixture.NODE;
import static io.wecomops.testkit.fixture.MassTasksFixture.aTextTaskFor;

import io.wecomops.domain.masstask.BatchResult;
import io.wecomops.domain.masstask.BizNo;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** A process of its own: accepts a task, sends one batch of three, and is gone before anything can be tidied up. */
final class AcceptThenHalt {
    static final int HALTED = 7;

    private AcceptThenHalt() {}

    public static void main(String[] args) {
        var adapters = MysqlAdapters.open(MysqlSettings.embedded(Path.of(args[0])));
        adapters.migrate();
        var number = new BizNo(args[1]);
        adapters.massTasks().accept(aTextTaskFor(number, 30, 10));
        var queue = adapters.batchQueue();
        queue.claim(NODE, 100, LONG_LEASE, Set.of()).stream()
                .filter(batch -> batch.bizNo().equals(number) && batch.number() == 1)
                .forEach(batch -> {
                    if (!queue.startSending(batch) || !queue.record(batch, new BatchResult.Sent("id", List.of()))) {
                        throw new IllegalStateException("not recorded");
                    }
                });
        Runtime.getRuntime().halt(HALTED);
    }
}
