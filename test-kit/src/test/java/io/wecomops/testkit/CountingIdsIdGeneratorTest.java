package io.wecomops.testkit;

import io.wecomops.domain.time.IdGenerator;
import io.wecomops.testkit.contract.IdGeneratorContract;

class CountingIdsIdGeneratorTest extends IdGeneratorContract {
    @Override
    protected IdGenerator ids() {
        return new CountingIds();
    }
}
