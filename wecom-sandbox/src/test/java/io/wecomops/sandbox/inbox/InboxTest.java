package io.wecomops.sandbox.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.sandbox.Faults;
import io.wecomops.sandbox.Wanted;
import io.wecomops.sandbox.call.Arrival;
import io.wecomops.sandbox.call.Endpoint;
import io.wecomops.sandbox.call.ErrCode;
import io.wecomops.sandbox.fault.FaultLine;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InboxTest {
    private final Inbox inbox = new Inbox();
    private long calls;

    private void begin(String text) {
        var fate = new FaultLine(Faults.none()).next(true);
        inbox.begin(
                new Arrival(++calls, Endpoint.MESSAGE_SEND, calls * 1_000_000, 7, "", ErrCode.OK, fate),
                new Content("text", text));
    }

    @Test
    void aMillionPeopleOfAMillionDeliveriesAreToldApart() {
        for (int batch = 0; batch < 1000; batch++) {
            begin("to all");
            for (int i = 0; i < 1000; i++) {
                inbox.deliver(inbox.person("member-" + (batch * 1000 + i)));
            }
        }
        begin("again");
        inbox.deliver(inbox.person("member-77"));

        assertThat(inbox.size()).isEqualTo(1_000_001);
        assertThat(inbox.peopleReached()).isEqualTo(1_000_000);
        assertThat(inbox.timesByPerson(Wanted.content("to all")))
                .hasSize(1_000_000)
                .containsOnly(1);
        assertThat(inbox.of("member-77", 10)).extracting(one -> one.content()).containsExactly("again", "to all");
        assertThat(inbox.of("member-1000000", 10)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void itCountsAsAPlainMapDoes(long seed) {
        var random = new Random(seed);
        var plain = new HashMap<String, Integer>();
        for (int message = 0; message < 200; message++) {
            begin("message " + random.nextInt(50));
            var once = new HashSet<String>();
            for (int i = 0; i < 30; i++) {
                var id = Integer.toString(random.nextInt(500), 36);
                if (once.add(id)) {
                    inbox.deliver(inbox.person(id));
                    plain.merge(id, 1, Integer::sum);
                }
            }
        }
        var times = inbox.timesByPerson(Wanted.anything());
        var told = new HashMap<String, Integer>();
        for (int person = 0; person < times.length; person++) {
            told.put(inbox.userId(person), times[person]);
        }

        assertThat(told).as("seed " + seed).isEqualTo(plain);
    }

    @Test
    void someoneNamedButNeverServedIsNotReached() {
        begin("x");
        inbox.person("dropped");

        assertThat(inbox.peopleReached()).isZero();
        assertThat(inbox.of("dropped", 10)).isEmpty();
    }
}
