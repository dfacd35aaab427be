package io.wecomops.architecture.seeded.ports.adapters.memory;

import io.wecomops.architecture.seeded.ports.domain.Unmarked;

final class Remembers implements Unmarked {
    @Override
    public void call() {}
}
