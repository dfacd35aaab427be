package io.wecomops.architecture.seeded.ports.adapters.wecom;

import io.wecomops.architecture.seeded.ports.domain.Kept;
import io.wecomops.architecture.seeded.ports.testkit.contract.KeptContract;

final class FirstKeptTest extends KeptContract {
    @Override
    protected Kept kept() {
        return new FirstKept();
    }
}
