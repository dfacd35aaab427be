package io.wecomops.architecture.seeded.ports.adapters.wecom;

import io.wecomops.architecture.seeded.ports.domain.Kept;

final class FirstKept implements Kept {
    @Override
    public void keep() {}
}
