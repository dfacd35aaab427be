package io.wecomops.bootstrap.time;

import io.wecomops.domain.time.IdGenerator;
import io.wecomops.testkit.contract.IdGeneratorContract;

final class UuidIdsTest extends IdGeneratorContract {
    @Override
    protected IdGenerator ids() {
        return new UuidIds();
    }
}
