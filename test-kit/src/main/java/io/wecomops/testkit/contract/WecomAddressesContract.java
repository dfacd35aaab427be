package io.wecomops.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.network.Direction;
import io.wecomops.domain.network.IpRanges;
import io.wecomops.domain.network.WecomAddresses;
import io.wecomops.domain.token.AccessToken;
import io.wecomops.domain.token.Asked;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link WecomAddresses} must do. */
public abstract class WecomAddressesContract {
    /** Where the far end is silent, its time limit is two seconds at the most. */
    protected abstract WecomAddresses addresses();

    /** One that is good at the far end. */
    protected abstract AccessToken token();

    protected abstract void farEndIs(FarEnd state) throws Exception;

    @ParameterizedTest
    @EnumSource
    void eachDirectionHasItsOwnAddresses(Direction direction) {
        AccessToken token = token();
        IpRanges told = ((Asked.Told<IpRanges>) addresses().ranges(token, direction)).value();
        assertThat(told.ranges()).isNotEmpty();
        for (Direction other : Direction.values()) {
            Asked<IpRanges> others = addresses().ranges(token, other);
            assertThat(others.equals(new Asked.Told<>(told))).isEqualTo(other == direction);
        }
    }

    @Test
    void aTokenThatNobodyIssuedIsRejected() {
        assertThat(addresses().ranges(new AccessToken("nobody-issued-me", 1, Duration.ofHours(1)), Direction.API))
                .isInstanceOf(Asked.TokenRejected.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"BUSY", "LOSING_ANSWERS", "BEHIND_A_BROKEN_GATEWAY", "SILENT"})
    void whatPassesIsUnavailableForAWhile(FarEnd state) throws Exception {
        AccessToken token = token();
        farEndIs(state);
        Asked<IpRanges> asked = addresses().ranges(token, Direction.CALLBACK);
        assertThat(asked).isInstanceOf(Asked.Unavailable.class);
        assertThat(asked.toString()).doesNotContain(token.value());
    }

    @Test
    void aForbiddenAddressIsARefusal() throws Exception {
        AccessToken token = token();
        farEndIs(FarEnd.FORBIDDING_OUR_ADDRESS);
        assertThat(addresses().ranges(token, Direction.API)).isInstanceOf(Asked.Refused.class);
    }
}
