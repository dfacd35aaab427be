package io.wecomops.application.token;

import static io.wecomops.application.token.Nodes.APP;
import static io.wecomops.application.token.Nodes.usable;
import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.token.AccessToken;
import io.wecomops.testkit.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** A token is renewed ahead, and everybody goes on with the old one meanwhile. */
class PlannedRenewalTest {
    private final Nodes nodes = new Nodes();
    private final ManualTime time = nodes.time;
    private final ScriptedIssuer issuer = nodes.issuer;
    private final List<Runnable> behind = new ArrayList<>();
    private final CurrentToken node = nodes.renewingOn(behind::add);
    private final CurrentToken other = nodes.renewingOn(behind::add);

    @Test
    void nothingIsDueBefore() {
        usable(node);
        time.advance(Duration.ofMinutes(112));
        usable(node);
        assertThat(behind).isEmpty();
    }

    @Test
    void oneRunsBehindHoweverOftenItIsAskedFor() {
        usable(node);
        time.advance(Duration.ofMinutes(115));
        for (int i = 0; i < 10; i++) {
            assertThat(usable(node).value()).isEqualTo("token-1");
        }
        assertThat(behind).hasSize(1);
        assertThat(issuer.calls()).isEqualTo(1);
        runBehind();
        assertThat(usable(node).value()).isEqualTo("token-2");
    }

    @Test
    void otherNodeTakesOverWhatTheFirstFetched() {
        usable(node);
        usable(other);
        time.advance(Duration.ofMinutes(115));
        usable(node);
        usable(other);
        runBehind();
        assertThat(usable(node).value()).isEqualTo("token-2");
        assertThat(usable(other).value()).isEqualTo("token-2");
        assertThat(issuer.calls()).isEqualTo(2);
    }

    @Test
    void failureKeepsTheOldTokenUntilItEndsAndIsRepeatedSparingly() {
        usable(node);
        issuer.refuse(true);
        time.advance(Duration.ofMinutes(115));
        for (int second = 0; second < 240; second++) {
            assertThat(usable(node).value()).isEqualTo("token-1");
            runBehind();
            time.advance(Duration.ofSeconds(1));
        }
        assertThat(issuer.calls()).isBetween(2, 9);
        issuer.refuse(false);
        time.advance(Duration.ofMinutes(4));
        assertThat(usable(node).value()).startsWith("token-").isNotEqualTo("token-1");
    }

    @Test
    void tokenThatIsRejectedWhileItIsRenewedIsReplacedOnce() {
        AccessToken old = usable(node);
        time.advance(Duration.ofMinutes(115));
        usable(node);
        node.rejected(APP, old);
        assertThat(usable(node).value()).isEqualTo("token-2");
        runBehind();
        assertThat(usable(node).value()).isEqualTo("token-2");
        assertThat(issuer.calls()).isEqualTo(2);
    }

    @Test
    void shortLivesAreRenewedAfterMostOfThemAndNeverInALoop() {
        issuer.life(Duration.ofSeconds(100));
        usable(node);
        time.advance(Duration.ofSeconds(75));
        usable(node);
        assertThat(behind).isEmpty();
        time.advance(Duration.ofSeconds(4));
        issuer.life(Duration.ofSeconds(21)); // the same token again, WeCom says
        usable(node);
        runBehind();
        for (int i = 0; i < 18; i++) {
            time.advance(Duration.ofSeconds(1));
            usable(node);
            runBehind();
        }
        assertThat(issuer.calls()).isEqualTo(2);
    }

    @Test
    void executorThatEndsKeepsNobodyFromTheToken() {
        CurrentToken ending = nodes.renewingOn(_ -> {
            throw new RejectedExecutionException("ends");
        });
        usable(ending);
        time.advance(Duration.ofMinutes(115));
        assertThat(usable(ending).value()).isEqualTo("token-1");
        assertThat(usable(ending).value()).isEqualTo("token-1");
    }

    private void runBehind() {
        List.copyOf(behind).forEach(Runnable::run);
        behind.clear();
    }
}
