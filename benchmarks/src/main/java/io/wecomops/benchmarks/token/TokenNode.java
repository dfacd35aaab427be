package io.wecomops.benchmarks.token;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A process of its own with many callers. It says {@code ready}; each line it reads names a round, in which every caller
 * sends so many messages; it answers with how many of them failed, and ends with its input.
 */
final class TokenNode {
    private TokenNode() {}

    public static void main(String... arguments) throws Exception {
        TokenContender contender = TokenContender.valueOf(arguments[0]);
        String id = arguments[1];
        int callers = Integer.parseInt(arguments[2]);
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        TokenCaller caller = contender.connect(orders.readLine(), URI.create(arguments[3]));
        System.out.println("ready");
        for (String round = orders.readLine(); round != null; round = orders.readLine()) {
            String[] order = round.split(" ", -1);
            System.out.println(failures(caller, id + "-" + order[0], callers, Integer.parseInt(order[1])));
        }
        System.exit(0);
    }

    private static long failures(TokenCaller caller, String name, int callers, int times) throws Exception {
        List<Callable<Long>> all = new ArrayList<>();
        for (int number = 0; number < callers; number++) {
            String user = "user-" + name + "-" + number;
            all.add(() -> {
                long failed = 0;
                for (int time = 0; time < times; time++) {
                    failed += caller.send(user, name + " " + time) ? 0 : 1;
                }
                return failed;
            });
        }
        long failed = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            for (Future<Long> one : threads.invokeAll(all)) {
                failed += one.get();
            }
        }
        return failed;
    }
}
