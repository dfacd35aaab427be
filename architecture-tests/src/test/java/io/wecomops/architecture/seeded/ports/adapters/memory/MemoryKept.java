package io.wecomops.architecture.seeded.ports.adapters.memory;

import io.wecomops.architecture.seeded.ports.domain.Kept;

final class MemoryKept implements Kept {
    @Override
    public void keep() {}
}
