package io.wecomops.adapters.wecom.message;

import io.wecomops.domain.message.RequestReader;
import io.wecomops.domain.message.RequestSealer;
import io.wecomops.testkit.contract.RequestReaderContract;

class JsonRequestReaderTest extends RequestReaderContract {
    @Override
    protected RequestReader reader() {
        return new JsonRequestReader();
    }

    @Override
    protected RequestSealer sealer() {
        return new JsonRequestSealer();
    }
}
