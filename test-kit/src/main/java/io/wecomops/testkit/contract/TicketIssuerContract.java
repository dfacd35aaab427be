package io.wecomops.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.jssdk.IssuedTicket;
import io.wecomops.domain.jssdk.TicketIssuer;
import io.wecomops.domain.jssdk.TicketKind;
import io.wecomops.domain.token.AccessToken;
import io.wecomops.domain.token.Asked;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link TicketIssuer} must do. */
public abstract class TicketIssuerContract {
    /** Where the far end is silent, its time limit is two seconds at the most. */
    protected abstract TicketIssuer issuer();

    /** One that is good at the far end. */
    protected abstract AccessToken token();

    protected abstract void farEndIs(FarEnd state) throws Exception;

    @Test
    void eachKindHasATicketOfItsOwnThatStaysWhileItHolds() {
        AccessToken token = token();
        IssuedTicket corp = issued(token, TicketKind.CORP);
        assertThat(corp.life()).isBetween(Duration.ofSeconds(1), Duration.ofDays(1));
        assertThat(issued(token, TicketKind.CORP).value()).isEqualTo(corp.value());
        assertThat(issued(token, TicketKind.AGENT).value()).isNotEqualTo(corp.value());
        assertThat(corp.toString()).doesNotContain(corp.value());
    }

    @ParameterizedTest
    @EnumSource
    void aTokenThatNobodyIssuedIsRejected(TicketKind kind) {
        assertThat(issuer().issue(new AccessToken("nobody-issued-me", 1, Duration.ofHours(1)), kind))
                .isInstanceOf(Asked.TokenRejected.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"BUSY", "LOSING_ANSWERS", "BEHIND_A_BROKEN_GATEWAY", "SILENT"})
    void whatPassesIsUnavailableForAWhile(FarEnd state) throws Exception {
        AccessToken token = token();
        farEndIs(state);
        Asked<IssuedTicket> asked = issuer().issue(token, TicketKind.AGENT);
        assertThat(asked).isInstanceOf(Asked.Unavailable.class);
        assertThat(asked.toString()).doesNotContain(token.value());
    }

    private IssuedTicket issued(AccessToken token, TicketKind kind) {
        return ((Asked.Told<IssuedTicket>) issuer().issue(token, kind)).value();
    }
}
