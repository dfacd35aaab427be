package io.wecomops.architecture.seeded.ports.adapters.wecom;

import io.wecomops.architecture.seeded.ports.domain.Kept;

final class SecondKept implements Kept {
    @Override
    public void keep() {}
}
