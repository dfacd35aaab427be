package io.wecomops.architecture.seeded.ambient.adapters.redis;

import java.util.List;
import java.util.concurrent.Executors;

final class MakesThreads {
    void called() {
        Executors.newVirtualThreadPerTaskExecutor().close();
    }

    Thread made() {
        return new Thread(this::called);
    }

    long hidden(List<String> texts) {
        return texts.parallelStream().count();
    }
}
