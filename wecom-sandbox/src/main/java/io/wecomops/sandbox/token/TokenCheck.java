package io.wecomops.sandbox.token;

import io.wecomops.sandbox.Fault;
import io.wecomops.sandbox.call.ErrCode;
import io.wecomops.sandbox.fault.FaultLine;
import java.util.Optional;

/** What every interface but gettoken does first. */
public record TokenCheck(Tokens tokens, FaultLine faultLine) {
    /** The app of the token; 0 if it is not valid. */
    public int agentId(String token) {
        return tokens.find(token) instanceof Held.Valid(int agentId) ? agentId : 0;
    }

    /** Why a call with this token is refused, if it is. */
    public Optional<ErrCode> refusal(String token) {
        if (token.isEmpty()) {
            return Optional.of(ErrCode.NO_TOKEN);
        }
        return switch (tokens.find(token)) {
            case Held.Unknown _ -> Optional.of(ErrCode.WRONG_TOKEN);
            case Held.Expired _ -> Optional.of(ErrCode.EXPIRED_TOKEN);
            case Held.Valid _ ->
                faultLine.faults().isOn(Fault.APP_DISABLED) ? Optional.of(ErrCode.APP_DISABLED) : Optional.empty();
        };
    }
}
