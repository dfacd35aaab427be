package io.wecomops.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.message.DuplicateCheck;
import io.wecomops.domain.message.Message;
import io.wecomops.domain.message.RequestRenewer;
import io.wecomops.domain.message.RequestSealer;
import io.wecomops.domain.message.SealedRequest;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.token.AgentId;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link RequestRenewer} must do. An adapter's test extends this and says how to make one. */
public abstract class RequestRenewerContract {
    private static final DuplicateCheck FIRST = new DuplicateCheck(Duration.ofSeconds(12_345));
    private static final DuplicateCheck OTHER = new DuplicateCheck(Duration.ofHours(4));

    protected abstract RequestRenewer renewer();

    /** Of the same adapter. */
    protected abstract RequestSealer sealer();

    static Stream<Message> messages() {
        return RequestSealerContract.messages();
    }

    private SealedRequest sealed(Message message, DuplicateCheck check) {
        return sealer().seal(new AgentId(1000002), message, List.of(new UserId("zhangsan"), new UserId("lisi")), check);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void renewedItIsWhatWouldHaveBeenSealedUnderTheOtherCheck(Message message) {
        assertThat(renewer().renew(sealed(message, FIRST), OTHER))
                .isEqualTo(sealed(message, OTHER))
                .isNotEqualTo(sealed(message, FIRST));
    }
}
