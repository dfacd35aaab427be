package io.wecomops.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wecomops.domain.message.DuplicateCheck;
import io.wecomops.domain.message.Message;
import io.wecomops.domain.message.RequestReader;
import io.wecomops.domain.message.RequestSealer;
import io.wecomops.domain.message.SealedRequest;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.token.AgentId;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link RequestReader} must do. An adapter's test extends this and says how to make one. */
public abstract class RequestReaderContract {
    protected abstract RequestReader reader();

    /** What seals the requests that it reads. */
    protected abstract RequestSealer sealer();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1000})
    void recipientsAreThoseWhomItWasSealedFor(int people) {
        List<UserId> users = IntStream.range(0, people)
                .mapToObj(each -> new UserId("a_-@.example." + each))
                .toList();
        var message = new Message.Text("touser\":\"开会 🎉|");
        SealedRequest request = sealer().seal(new AgentId(7), message, users, new DuplicateCheck(Duration.ofHours(4)));
        assertThat(reader().recipients(request)).isEqualTo(users);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "{", "[]", "{\"msgtype\":\"text\"}", "{\"touser\":\"\"}", "{\"touser\":\"a|\"}"})
    void otherBytesAreRefused(String bytes) {
        var request = new SealedRequest(bytes.getBytes(UTF_8));
        assertThatIllegalArgumentException().isThrownBy(() -> reader().recipients(request));
    }

    @Test
    void otherTypesAreRefused() {
        var request = new SealedRequest("{\"touser\":7}".getBytes(UTF_8));
        assertThatIllegalArgumentException().isThrownBy(() -> reader().recipients(request));
    }
}
