package io.wecomops.domain.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.error.InvalidInputException;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.DeliveryMode;
import io.wecomops.domain.masstask.Schedule;
import io.wecomops.domain.message.Message;
import io.wecomops.domain.token.AgentId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class SealValuesTest {
    private static AwaitedSubmission awaited(String text) {
        return new AwaitedSubmission(
                new BizNo("b"), new AgentId(1), new Message.Text(text), DeliveryMode.EFFECTIVELY_ONCE);
    }

    @Test
    void aTaskThatAwaitsItsPeopleIsSentAtOnceUnlessToldOtherwise() {
        assertThat(awaited("hello").schedule()).isEqualTo(Schedule.AT_ONCE);
    }

    @Test
    void aMessageThatIsNoTemplateIsRefusedBeforeAnybodyIsUploaded() {
        Assertions.assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> awaited("hello {{na me}}"));
    }

    @Test
    void oneMoreBatchLeavesTheRestOfTheCursor() {
        assertThat(new SealCursor(Optional.empty(), 4, 3, 5, 6, 7).withOneMoreBatch())
                .isEqualTo(new SealCursor(Optional.empty(), 5, 3, 5, 6, 7));
    }

    @Test
    void whatIsUnfinishedDoesNotChangeAfterwards() {
        var uploads = new ArrayList<>(List.of(new Upload(1, UploadState.CUT, 0, 0, 0)));
        var answer = new SealRequest.Unfinished(uploads);
        uploads.clear();
        assertThat(answer.uploads()).hasSize(1);
    }
}
