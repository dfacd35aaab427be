package io.wecomops.adapters.mysql.connection;

import io.wecomops.domain.error.DependencyUnavailableException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Carries in one transaction what many callers want at the same time, since a commit costs the same for one and for many.
 * Whoever comes while nothing is being carried carries its own wish at once; what gathers meanwhile is carried together by
 * the first of those who wait. So nobody waits for company, and there is no thread but the callers'. Each hears what came
 * of its own wish, after the commit. First come, first carried. Thread-safe.
 *
 * @param <W> what callers want
 */
public final class GroupCommit<W> {
    private final int most;
    private final Function<List<W>, List<Boolean>> work;
    private final Object lock = new Object();
    private final Deque<Place<W>> waiting = new ArrayDeque<>();
    private boolean carrying;

    /**
     * @param most how many wishes go into one group
     * @param work carries a group in one transaction; answers each wish, in their order
     */
    public GroupCommit(int most, Function<List<W>, List<Boolean>> work) {
        this.most = most;
        this.work = work;
    }

    /**
     * Returns when {@code wish} has been carried: what came of it.
     *
     * @throws DependencyUnavailableException where the database cannot be asked; it may then have been carried or not
     */
    public boolean carry(W wish) {
        var place = new Place<>(wish, new CompletableFuture<>());
        boolean first;
        synchronized (lock) {
            waiting.addLast(place);
            first = !carrying;
            carrying = true;
        }
        return switch (first ? new News.Lead() : place.news().join()) {
            case News.Lead _ -> carryGroup();
            case News.Carried(boolean answer) -> answer;
            case News.Failed(Throwable failure) -> throw again(failure);
        };
    }

    /** Carries the caller's wish, which is the first that waits, and those behind it. */
    private boolean carryGroup() {
        List<Place<W>> group = new ArrayList<>();
        synchronized (lock) {
            while (group.size() < most && !waiting.isEmpty()) {
                group.add(waiting.removeFirst());
            }
        }
        List<Place<W>> others = group.subList(1, group.size());
        try {
            List<Boolean> answers = work.apply(group.stream().map(Place::wish).toList());
            handOver();
            for (int i = 1; i < group.size(); i++) {
                group.get(i).news().complete(new News.Carried(answers.get(i)));
            }
            return answers.getFirst();
        } catch (RuntimeException | Error failure) {
            handOver();
            others.forEach(other -> other.news().complete(new News.Failed(failure)));
            throw failure;
        }
    }

    private void handOver() {
        Place<W> next;
        synchronized (lock) {
            next = waiting.peekFirst();
            carrying = next != null;
        }
        if (next != null) {
            next.news().complete(new News.Lead());
        }
    }

    /** The failure was another's; each waiter throws one of its own. */
    private static RuntimeException again(Throwable failure) {
        return failure instanceof DependencyUnavailableException gone
                ? new DependencyUnavailableException(gone.dependency(), "carrying a group", gone)
                : new IllegalStateException("carrying a group failed", failure);
    }

    /** Waiting for {@code news} cannot be interrupted: what is being carried is carried. */
    private record Place<W>(W wish, CompletableFuture<News> news) {}

    private sealed interface News {
        /** Everybody before has been carried. */
        record Lead() implements News {}

        record Carried(boolean answer) implements News {}

        record Failed(Throwable failure) implements News {}
    }
}
