package io.wecomops.architecture.seeded.ambient.adapters.http;

final class Prints {
    void print(Exception failure) {
        System.out.println("printed");
        failure.printStackTrace();
    }
}
