package io.wecomops.adapters.wecom.message;

import io.wecomops.domain.message.RequestRenewer;
import io.wecomops.domain.message.RequestSealer;
import io.wecomops.testkit.contract.RequestRenewerContract;

class JsonRequestRenewerTest extends RequestRenewerContract {
    @Override
    protected RequestRenewer renewer() {
        return new JsonRequestRenewer();
    }

    @Override
    protected RequestSealer sealer() {
        return new JsonRequestSealer();
    }
}
