package io.wecomops.sandbox.gate;

import io.wecomops.sandbox.call.Answer;
import io.wecomops.sandbox.call.Arrival;
import io.wecomops.sandbox.call.Endpoint;

/** One interface of WeCom's API. */
public interface Interface {
    Endpoint endpoint();

    /** The app whose token the request bears; 0 if there is none that is valid. */
    int agentId(Incoming incoming);

    /** Carries the call out and tells the ledger how it ended. */
    Answer carryOut(Incoming incoming, Arrival call);
}
