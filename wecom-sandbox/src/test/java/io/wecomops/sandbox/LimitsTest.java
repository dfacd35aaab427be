package io.wecomops.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private static final App OTHER = new App(1000009, "other-secret");

    private final ManualClock clock = new ManualClock();
    private final WecomSandbox sandbox = WecomSandbox.start(SandboxSettings.demo()
            .withClock(clock)
            .withTokenLife(Duration.ofDays(30))
            .withApps("wwsandbox", List.of(Client.APP, OTHER)));
    private final Client client = new Client(sandbox);
    private final String token = client.token(Client.APP);
    private int sent;

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private int send(String users) {
        return client.send(token, Client.text(users, "message " + ++sent).toString())
                .path("errcode")
                .asInt(-2);
    }

    private void sendAll(int times, int errcode) {
        for (int i = 0; i < times; i++) {
            assertThat(send("p" + sent)).as("call " + sent).isEqualTo(errcode);
        }
    }

    @Test
    void aMinuteLimitBlocksTheAppForAMinuteAndNobodyElse() {
        sandbox.faults(Faults.none().with(Fault.MINUTE_LIMIT, 3));
        sendAll(3, 0);
        clock.advance(Duration.ofSeconds(59));
        sendAll(2, 45009);
        assertThat(client.send(
                                client.token(OTHER),
                                Client.text("x", "y")
                                        .put("agentid", OTHER.agentId())
                                        .toString())
                        .path("errcode")
                        .asInt(-2))
                .isZero();
        clock.advance(Duration.ofMillis(59_999));
        sendAll(1, 45009);
        clock.advance(Duration.ofMillis(1));
        sendAll(3, 0);

        assertThat(sandbox.stats().refusedInBlock()).isEqualTo(2);
        assertThat(sandbox.stats().delivered()).isEqualTo(7);
    }

    @Test
    void theWindowSlides() {
        sandbox.faults(Faults.none().with(Fault.MINUTE_LIMIT, 20));
        for (int i = 0; i < 100; i++) {
            sendAll(1, 0);
            clock.advance(Duration.ofSeconds(3));
        }

        assertThat(sandbox.stats().sendPeaks().minute()).isEqualTo(20);
        clock.advance(Duration.ofSeconds(-1));
        sendAll(1, 45009);
    }

    @Test
    void anHourLimitBlocksForAnHour() {
        sandbox.faults(Faults.none().with(Fault.HOUR_LIMIT, 4));
        for (int i = 0; i < 4; i++) {
            sendAll(1, 0);
            clock.advance(Duration.ofMinutes(10));
        }
        sendAll(1, 45009);
        clock.advance(Duration.ofMinutes(59));
        sendAll(1, 45009);
        clock.advance(Duration.ofMinutes(1));
        sendAll(4, 0);
    }

    @Test
    void aBlockCanBeShortenedForTests() {
        sandbox.faults(Faults.none().with(Fault.MINUTE_LIMIT, 2).with(Fault.BLOCK_MS, 100));
        sendAll(2, 0);
        sendAll(1, 45009);
        clock.advance(Duration.ofMillis(100));
        sendAll(2, 0);
    }

    @Test
    void aMembersSurplusIsDroppedWithoutAWordButCounted() {
        for (int i = 0; i < 33; i++) {
            assertThat(send("busy|p" + i)).isZero();
        }
        assertThat(sandbox.person("busy", 100)).hasSize(30);
        assertThat(sandbox.stats().silentlyDropped()).isEqualTo(3);
        clock.advance(Duration.ofSeconds(60));
        assertThat(send("busy")).isZero();

        assertThat(sandbox.person("busy", 100)).hasSize(31);
        assertThat(sandbox.stats().delivered()).isEqualTo(30 + 33 + 1);
    }

    @Test
    void aMembersHourHasALimitOfItsOwn() {
        sandbox.faults(Faults.none().with(Fault.MEMBER_HOUR_LIMIT, 5));
        for (int i = 0; i < 7; i++) {
            send("busy");
            clock.advance(Duration.ofMinutes(2));
        }
        assertThat(sandbox.person("busy", 100)).hasSize(5);
        clock.advance(Duration.ofMinutes(46));
        send("busy");

        assertThat(sandbox.person("busy", 100)).hasSize(6);
    }

    @Test
    void theDaysPersonTimesAreCountedByBeijingsDay() {
        // the clock stands at 9 in the morning in Beijing
        sandbox.faults(Faults.none().with(Fault.DAILY_PERSON_TIMES, 5));
        assertThat(send("a|b|c|d")).isZero();
        assertThat(send("a|b")).isEqualTo(45009);
        assertThat(send("a")).as("blocked until the day ends").isEqualTo(45009);
        clock.advance(Duration.ofHours(15).minusMillis(1));
        assertThat(send("a")).isEqualTo(45009);
        clock.advance(Duration.ofMillis(1));

        assertThat(send("a|b|c|d|e")).isZero();
        assertThat(sandbox.stats().delivered()).isEqualTo(9);
    }

    @Test
    void callsOneAfterTheOtherAreNeverTooManyAtOnce() {
        sandbox.faults(Faults.none().with(Fault.CONCURRENCY_LIMIT, 1));
        sendAll(200, 0);
    }

    @Test
    void peaksCountEveryArrivalInSlidingWindows() {
        for (int second = 0; second < 70; second++) {
            sendAll(second == 30 ? 5 : 1, 0);
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(sandbox.stats().sendPeaks()).isEqualTo(new Stats.Peaks(5, 14, 64));
        assertThat(sandbox.stats().gettokenPeaks()).isEqualTo(new Stats.Peaks(1, 1, 1));
    }
}
