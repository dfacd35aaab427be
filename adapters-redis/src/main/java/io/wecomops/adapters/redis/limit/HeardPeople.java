package io.wecomops.adapters.redis.limit;

import io.wecomops.adapters.redis.call.Reply;
import java.util.List;

/**
 * What an answer of Redis said of an app's people.
 *
 * @param born which generation of the counts this was
 * @param at Redis' clock in milliseconds
 * @param shorter the most that anybody was sent within the shorter window
 * @param longer the same within the longer one
 * @param used the day's person-times
 */
record HeardPeople(long born, long at, long shorter, long longer, long day, long used) {
    static final HeardPeople NOTHING = new HeardPeople(0, 0, 0, 0, 0, 0);

    static HeardPeople of(Reply answer) {
        return new HeardPeople(
                answer.number(6),
                answer.number(7),
                answer.number(8),
                answer.number(9),
                answer.number(5),
                answer.number(10));
    }

    List<Long> values() {
        return List.of(born, at, shorter, longer, day, used);
    }
}
