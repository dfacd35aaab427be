package io.wecomops.application.token;

import static io.wecomops.application.token.Nodes.APP;
import static io.wecomops.application.token.Nodes.usable;
import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.application.token.CurrentToken.Answer;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.PermitOwner;
import io.wecomops.domain.token.AccessToken;
import io.wecomops.testkit.AtOnce;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A thousand callers on four nodes, and how often WeCom is asked. */
class ManyCallersTest {
    private static final int CALLERS = 1000;

    private final Nodes nodes = new Nodes();
    private final List<CurrentToken> four = Stream.generate(() -> nodes.oneAmongThreads(key -> {
                LockSupport.parkNanos(1_000_000);
                return nodes.issuer.issue(key);
            }))
            .limit(4)
            .toList();

    @Test
    void coldStartAsksOnce() {
        assertThat(everybody()).containsOnly("token-1");
        assertThat(nodes.issuer.calls()).isEqualTo(1);
    }

    @Test
    void endAsksOnce() {
        everybody();
        nodes.time.advance(Duration.ofHours(2));
        assertThat(everybody()).containsOnly("token-2");
        assertThat(nodes.issuer.calls()).isEqualTo(2);
    }

    @Test
    void planAsksOnceAndNobodyIsWithoutAToken() {
        everybody();
        nodes.time.advance(Duration.ofMinutes(115));
        assertThat(everybody()).isSubsetOf("token-1", "token-2");
        assertThat(nodes.issuer.calls()).isEqualTo(2);
    }

    @Test
    void revocationWithAThousandCallsInFlightAsksOnce() {
        everybody();
        List<String> again = AtOnce.call(CALLERS, caller -> {
            CurrentToken node = four.get(caller % 4);
            AccessToken used = usable(node);
            if (used.value().equals("token-1")) {
                node.rejected(APP, used);
            }
            return usable(node).value();
        });
        assertThat(again).containsOnly("token-2");
        assertThat(nodes.issuer.calls()).isEqualTo(2);
    }

    @Test
    void aHundredEndsAskAHundredTimes() {
        four.forEach(Nodes::usable);
        for (int round = 1; round <= 100; round++) {
            nodes.time.advance(Duration.ofMinutes(round % 2 == 0 ? 120 : 115));
            four.forEach(Nodes::usable);
            four.forEach(node -> assertThat(usable(node).value()).startsWith("token-"));
            assertThat(nodes.issuer.calls()).isEqualTo(1 + round);
        }
    }

    @Test
    void nodeThatDiesWhileAskingHoldsTheOthersUpForItsLeaseAtTheMost() throws InterruptedException {
        var dead = new PermitOwner("dead");
        nodes.shared.permitPool().acquire(new LimitKey("token:" + APP), dead, 1, Duration.ofSeconds(30));
        CurrentToken node = nodes.one();
        Duration before = nodes.time.elapsed();
        var later = (Answer.TryAgain) node.of(APP);
        nodes.time.advance(later.after());
        assertThat(usable(node).value()).isEqualTo("token-1");
        assertThat(nodes.time.elapsed().minus(before)).isLessThanOrEqualTo(Duration.ofSeconds(30));
        assertThat(nodes.issuer.calls()).as("beside the dead node's").isEqualTo(1);
    }

    private List<String> everybody() {
        return AtOnce.call(CALLERS, caller -> usable(four.get(caller % 4)).value());
    }
}
