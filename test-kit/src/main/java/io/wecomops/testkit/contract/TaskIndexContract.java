package io.wecomops.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.masstask.TaskIndex;
import io.wecomops.domain.masstask.TaskStage;
import io.wecomops.testkit.fixture.MassTasksFixture;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link TaskIndex} must do. */
@Timeout(120)
public abstract class TaskIndexContract {
    protected abstract TaskIndex index();

    /** Of the same tasks. */
    protected abstract MassTasks tasks();

    @Test
    void aTaskIsFoundByItsNumberAndByNoOther() {
        var task = tasks().accept(MassTasksFixture.aTextTaskFor(3)).task();
        assertThat(index().find(task.bizNo())).contains(new TaskIndex.Entry(task.id(), TaskStage.READY));
        assertThat(index().find(MassTasksFixture.aNumber())).isEmpty();
        assertThat(index().find(new BizNo(task.bizNo().value().toUpperCase(Locale.ROOT))))
                .as("case counts")
                .isEmpty();
    }
}
