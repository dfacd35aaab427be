package io.wecomops.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wecomops.domain.message.Article;
import io.wecomops.domain.message.DuplicateCheck;
import io.wecomops.domain.message.Message;
import io.wecomops.domain.message.RequestSealer;
import io.wecomops.domain.message.SealedRequest;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.token.AgentId;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link RequestSealer} must do. An adapter's test extends this and says how to make one. */
public abstract class RequestSealerContract {
    private static final String TEXT = "开会 🎉 é \"quoted\" back\\slash </a>\n\r\tend";
    private static final AgentId AGENT = new AgentId(1000002);
    private static final List<UserId> USERS = List.of(new UserId("zhangsan"), new UserId("lisi"));
    private static final DuplicateCheck CHECK = new DuplicateCheck(Duration.ofSeconds(12_345));

    protected abstract RequestSealer sealer();

    static Stream<Message> messages() {
        var address = "https://example.com/中文?a=b&c=d";
        return Stream.of(
                new Message.Text(TEXT),
                new Message.Markdown(TEXT),
                new Message.TextCard(TEXT, TEXT, address, Optional.of("看🎉")),
                new Message.TextCard(TEXT, TEXT, address, Optional.empty()),
                new Message.News(
                        Collections.nCopies(8, new Article("题🎉", Optional.of(TEXT), address, Optional.of(address)))),
                new Message.News(List.of(new Article("题🎉", Optional.empty(), address, Optional.empty()))));
    }

    private SealedRequest seal(Message message) {
        return sealer().seal(AGENT, message, USERS, CHECK);
    }

    private static String text(SealedRequest request) {
        return new String(request.bytes(), UTF_8);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void theSameArgumentsGiveTheSameBytes(Message message) {
        assertThat(seal(message)).isEqualTo(seal(message));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void textIsRawUtf8AndNeverABackslashUEscape(Message message) {
        byte[] bytes = seal(message).bytes();
        assertThat(new String(bytes, UTF_8).getBytes(UTF_8)).isEqualTo(bytes);
        assertThat(new String(bytes, UTF_8)).contains("🎉").doesNotContain("\\u");
    }

    @ParameterizedTest
    @MethodSource("messages")
    void theDuplicateCheckStandsInTheBytes(Message message) {
        assertThat(text(seal(message)))
                .contains("\"enable_duplicate_check\":1")
                .contains("\"duplicate_check_interval\":12345");
    }

    @ParameterizedTest
    @MethodSource("messages")
    void theObjectCarriesTheTypesName(Message message) {
        String type = message.type().code();
        assertThat(text(seal(message))).contains("\"msgtype\":\"" + type + "\"").contains("\"" + type + "\":{");
    }

    @Test
    void peopleStandInTheOrderGiven() {
        var message = new Message.Text("a");
        assertThat(text(seal(message))).contains("\"touser\":\"zhangsan|lisi\"");
        assertThat(sealer().seal(AGENT, message, USERS.reversed(), CHECK)).isNotEqualTo(seal(message));
    }

    @Test
    void agentTextAndIntervalAreToldApart() {
        var message = new Message.Text("a");
        assertThat(Stream.of(
                        seal(message),
                        seal(new Message.Text("b")),
                        seal(new Message.Markdown("a")),
                        sealer().seal(new AgentId(7), message, USERS, CHECK),
                        sealer().seal(AGENT, message, USERS, new DuplicateCheck(Duration.ofHours(4)))))
                .doesNotHaveDuplicates();
    }

    @Test
    void aThousandPeopleAreTheMost() {
        var thousand = IntStream.range(0, 1000)
                .mapToObj(i -> new UserId("u%063d".formatted(i)))
                .toList();
        var message = new Message.Text("a");
        assertThat(sealer().seal(AGENT, message, thousand, CHECK).bytes()).hasSizeGreaterThan(64_000);
        assertThatThrownBy(() -> sealer().seal(AGENT, message, List.of(), CHECK))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sealer().seal(AGENT, message, Collections.nCopies(1001, USERS.getFirst()), CHECK))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void manyMaySealAtOnce() throws Exception {
        var sealer = sealer();
        Callable<SealedRequest> seal = () -> sealer.seal(AGENT, new Message.Text(TEXT), USERS, CHECK);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var sealed =
                    callers.invokeAll(IntStream.range(0, 64).mapToObj(_ -> seal).toList());
            assertThat(sealed.stream().map(Future::resultNow).distinct()).hasSize(1);
        }
    }
}
