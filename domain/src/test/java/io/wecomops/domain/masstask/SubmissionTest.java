package io.wecomops.domain.masstask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wecomops.domain.message.Message;
import io.wecomops.domain.message.SealedRequest;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.trace.TraceId;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubmissionTest {
    private static final Submission SUBMISSION = new Submission(
            new BizNo("a"),
            new AgentId(1),
            new Message.Text("hello"),
            new Audience(List.of(new UserId("u"))),
            DeliveryMode.EFFECTIVELY_ONCE);
    private static final SealedRequest REQUEST = new SealedRequest(new byte[] {1});
    private static final Duration WINDOW = Duration.ofHours(3);

    @Test
    @SuppressWarnings("NullAway")
    void everyPartIsNeeded() {
        var s = SUBMISSION;
        assertThatNullPointerException()
                .isThrownBy(() -> new Submission(null, s.agentId(), s.message(), s.audience(), s.delivery()));
        assertThatNullPointerException()
                .isThrownBy(() -> new Submission(s.bizNo(), null, s.message(), s.audience(), s.delivery()));
        assertThatNullPointerException()
                .isThrownBy(() -> new Submission(s.bizNo(), s.agentId(), null, s.audience(), s.delivery()));
        assertThatNullPointerException()
                .isThrownBy(() -> new Submission(s.bizNo(), s.agentId(), s.message(), null, s.delivery()));
        assertThatNullPointerException()
                .isThrownBy(() -> new Submission(s.bizNo(), s.agentId(), s.message(), s.audience(), null));
    }

    @Test
    void deliveryModesAreReadByTheirCodes() {
        for (var mode : DeliveryMode.values()) {
            assertThat(DeliveryMode.of(mode.code())).contains(mode);
        }
        assertThat(DeliveryMode.of("exactly_once")).isEmpty();
    }

    @Test
    void recipientStatesAreReadByTheirCodes() {
        for (var state : RecipientState.values()) {
            assertThat(RecipientState.of(state.code())).contains(state);
        }
        assertThat(RecipientState.of("SENT")).isEmpty();
    }

    @Test
    void aNewTaskCountsThePeopleOfItsBatches() {
        var two = new SealedBatch(1, List.of(new UserId("a"), new UserId("b")), REQUEST, WINDOW);
        var one = new SealedBatch(2, List.of(new UserId("c")), REQUEST, WINDOW);
        assertThat(newTask(List.of(two, one)).people()).isEqualTo(3);
        assertThatThrownBy(() -> newTask(List.of())).hasMessage("a task has at least one batch");
    }

    @Test
    void aBatchHasOneToAThousandPeople() {
        var user = new UserId("a");
        assertThat(new SealedBatch(1, Collections.nCopies(1000, user), REQUEST, WINDOW).users())
                .hasSize(1000);
        assertThatThrownBy(() -> new SealedBatch(1, Collections.nCopies(1001, user), REQUEST, WINDOW))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SealedBatch(1, List.of(), REQUEST, WINDOW))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SealedBatch(0, List.of(user), REQUEST, WINDOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFingerprintIsASha256InHex() {
        assertThat(new Fingerprint("0a".repeat(32))).hasToString("0a".repeat(32));
        assertThatThrownBy(() -> new Fingerprint("0A".repeat(32))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Fingerprint("0a".repeat(31))).isInstanceOf(IllegalArgumentException.class);
    }

    private static NewMassTask newTask(List<SealedBatch> batches) {
        return new NewMassTask(SUBMISSION, new Fingerprint("0".repeat(64)), new TraceId("t"), batches);
    }
}
