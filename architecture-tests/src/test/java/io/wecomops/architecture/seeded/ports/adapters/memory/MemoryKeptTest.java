package io.wecomops.architecture.seeded.ports.adapters.memory;

import io.wecomops.architecture.seeded.ports.domain.Kept;
import io.wecomops.architecture.seeded.ports.testkit.contract.KeptContract;

final class MemoryKeptTest extends KeptContract {
    @Override
    protected Kept kept() {
        return new MemoryKept();
    }
}
