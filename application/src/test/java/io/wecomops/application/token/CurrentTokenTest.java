package io.wecomops.application.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.adapters.memory.MemoryAdapters;
import io.wecomops.application.token.CurrentToken.Answer;
import io.wecomops.domain.token.AccessToken;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.token.CorpId;
import io.wecomops.domain.token.TokenKey;
import io.wecomops.testkit.CountingIds;
import io.wecomops.testkit.ManualTime;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CurrentTokenTest {
    private static final TokenKey APP = new TokenKey(new CorpId("ww1"), new AgentId(7));

    private final ManualTime time = new ManualTime();
    private final MemoryAdapters shared = new MemoryAdapters(time);
    private final MemoryAdapters copies = new MemoryAdapters(time);
    private final ScriptedIssuer issuer = new ScriptedIssuer();
    private final CurrentToken oneNode = node();
    private final CurrentToken otherNode = node();

    @Test
    void isFetchedOnceForAllNodes() throws InterruptedException {
        assertThat(usable(oneNode).value()).isEqualTo("token-1");
        assertThat(usable(otherNode).value()).isEqualTo("token-1");
        assertThat(issuer.calls()).isEqualTo(1);
    }

    @Test
    void aThousandCallersAtOnceFetchItOnce() throws InterruptedException {
        Callable<AccessToken> ask = () -> usable(oneNode);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            callers.invokeAll(IntStream.range(0, 1000).mapToObj(_ -> ask).toList())
                    .forEach(answer -> assertThat(answer.resultNow().value()).isEqualTo("token-1"));
        }
        assertThat(issuer.calls()).isEqualTo(1);
    }

    @Test
    void isFetchedAgainBeforeItEnds() throws InterruptedException {
        usable(oneNode);
        time.advance(Duration.ofMinutes(118));
        assertThat(usable(oneNode).value()).isEqualTo("token-1");
        time.advance(Duration.ofMinutes(2));
        assertThat(usable(oneNode).value()).isEqualTo("token-2");
    }

    @Test
    void aRejectedTokenIsReplacedForAllNodes() throws InterruptedException {
        AccessToken first = usable(oneNode);
        usable(otherNode);
        oneNode.rejected(APP, first);
        assertThat(usable(oneNode).value()).isEqualTo("token-2");
        otherNode.rejected(APP, first);
        assertThat(usable(otherNode).value()).isEqualTo("token-2");
        assertThat(issuer.calls()).isEqualTo(2);
    }

    @Test
    void aLateRejectionDoesNotThrowAwayTheFreshToken() throws InterruptedException {
        AccessToken first = usable(oneNode);
        oneNode.rejected(APP, first);
        usable(oneNode);
        oneNode.rejected(APP, first);
        assertThat(usable(oneNode).value()).isEqualTo("token-2");
        assertThat(issuer.calls()).isEqualTo(2);
    }

    @Test
    void refusedCredentialsAreNotAskedAboutInALoop() throws InterruptedException {
        issuer.refuse(true);
        for (int i = 0; i < 100; i++) {
            assertThat(oneNode.of(APP)).isInstanceOf(Answer.Refused.class);
        }
        assertThat(issuer.calls()).isEqualTo(1);
    }

    @Test
    void goesOnOnceTheCredentialsAreMended() throws InterruptedException {
        issuer.refuse(true);
        var refused = (Answer.Refused) oneNode.of(APP);
        issuer.refuse(false);
        time.advance(refused.askAgainAfter());
        assertThat(usable(oneNode).value()).isEqualTo("token-2");
    }

    private AccessToken usable(CurrentToken node) throws InterruptedException {
        return ((Answer.Usable) node.of(APP)).token();
    }

    private CurrentToken node() {
        return new CurrentToken(
                new KeptTokens(shared.tokenStore(), copies.tokenStore()),
                issuer,
                shared.permitPool(),
                new CountingIds(),
                time,
                time);
    }
}
