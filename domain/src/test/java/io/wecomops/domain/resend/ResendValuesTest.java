package io.wecomops.domain.resend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.Fingerprint;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.message.Message;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.trace.TraceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResendValuesTest {
    private static final TraceId TRACE = new TraceId("t");

    private static NewResend of(String bizNo) {
        return new NewResend(new BizNo(bizNo), Optional.empty(), new Fingerprint("0".repeat(64)), TRACE);
    }

    private static ResendWork work(int generations) {
        return new ResendWork(
                new TaskId(2),
                new BizNo("b-retry-1"),
                new AgentId(1),
                new Message.Text("hello"),
                TRACE,
                new TaskId(1),
                generations,
                ResendCursor.START,
                Duration.ofSeconds(30),
                1);
    }

    @Test
    void aRetryIsNamedAfterItsSource() {
        assertThat(of("spring").nameNumber(2)).isEqualTo(new BizNo("spring-retry-2"));
        assertThat(of("a".repeat(56)).nameNumber(1)).hasToString("a".repeat(56) + "-retry-1");
    }

    @Test
    void aNameThatWouldBeTooLongIsCutInFront() {
        assertThat(of("a".repeat(57)).nameNumber(1)).hasToString("a".repeat(56) + "-retry-1");
        assertThat(of("a".repeat(64)).nameNumber(10)).hasToString("a".repeat(55) + "-retry-10");
    }

    @Test
    void aRetryIsMadeAfterItsSource() {
        assertThat(work(1).cursor()).isEqualTo(new ResendCursor(0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> work(0)).withMessage("a retry is made after its source");
    }

    @Test
    void kinDoNotChangeAfterwards() {
        var retries = new ArrayList<>(List.of(new BizNo("one")));
        var kin = new Kin(Optional.empty(), retries);
        retries.add(new BizNo("two"));
        assertThat(kin.retries()).containsExactly(new BizNo("one"));
    }
}
