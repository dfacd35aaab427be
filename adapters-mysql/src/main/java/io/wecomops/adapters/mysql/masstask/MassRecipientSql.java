package io.wecomops.adapters.mysql.masstask;

import io.wecomops.domain.masstask.RecipientState;
import io.wecomops.domain.masstask.TaskSize;

/** Every statement on {@code mass_recipient}; nothing else names its columns. Batch states as in {@link BatchState}. */
final class MassRecipientSql {
    static final String INSERT = "INSERT INTO mass_recipient (task_id, position, userid, batch_no) VALUES ";

    /** Whether the task of batch {@code b} is for more people than a small one: they stand at 1, 2, 3 and so on. */
    static final String IS_LARGE =
            "EXISTS (SELECT 1 FROM mass_recipient p WHERE p.task_id = b.task_id AND p.position = "
                    + (TaskSize.MOST_OF_A_SMALL_ONE + 1) + ")";

    static final String FAIL =
            "UPDATE mass_recipient SET reason = ? WHERE task_id = ? AND batch_no = ? AND userid IN (%s)";

    /** The people first, in their order, each with the batch: or MySQL might sort the people of all batches. */
    private static final String READ = """
            SELECT /*! STRAIGHT_JOIN */ r.position, r.userid, r.batch_no, r.reason AS own_reason,
                   b.state, b.attempts, b.reason AS batch_reason, b.message_id, b.ended_ms
            FROM mass_recipient r
            JOIN mass_batch b ON b.task_id = r.task_id AND b.batch_no = r.batch_no
            WHERE r.task_id = ?
            """;

    private static final String PAGE = " AND r.position > ? ORDER BY r.task_id, r.position LIMIT ?";

    static final String FIND = READ + " AND r.userid = ?";

    static final String LIST = READ + PAGE;

    private static final String BETWEEN = " AND r.position > ? AND r.position <= ? ORDER BY r.task_id, r.position";

    static final String STRETCH = READ + BETWEEN;

    static final String ONE_BEHIND = "SELECT position FROM mass_recipient WHERE task_id = ? AND position > ? LIMIT 1";

    static final String BATCH_AT = "SELECT batch_no FROM mass_recipient WHERE task_id = ? AND position = ?";

    static final String LAST = "SELECT MAX(position) AS last FROM mass_recipient WHERE task_id = ?";

    static final String DELETE = "DELETE FROM mass_recipient WHERE task_id = ? AND position > ? AND position <= ?";

    private MassRecipientSql() {}

    static String listOf(RecipientState state) {
        return READ + " AND " + conditionOf(state) + PAGE;
    }

    static String stretchOf(RecipientState state) {
        return READ + " AND " + conditionOf(state) + BETWEEN;
    }

    /** As {@link #listOf}, up to a position. */
    static String listUpTo(RecipientState state) {
        return READ + " AND " + conditionOf(state) + " AND r.position <= ?" + PAGE;
    }

    /** Whether anybody of batch {@code b} can be in the state. */
    static String batchesOf(RecipientState state) {
        return switch (state) {
            case SENT -> "b.state = 3 AND b.people > b.failed";
            case FAILED -> "(b.state = 4 OR (b.state = 3 AND b.failed > 0))";
            case PENDING, UNKNOWN, CANCELLED -> conditionOf(state);
        };
    }

    private static String conditionOf(RecipientState state) {
        return switch (state) {
            case PENDING -> "b.state IN (0, 1, 2)";
            case SENT -> "b.state = 3 AND r.reason IS NULL";
            case FAILED -> "(b.state = 4 OR (b.state = 3 AND r.reason IS NOT NULL))";
            case UNKNOWN -> "b.state = 5";
            case CANCELLED -> "b.state = 6";
        };
    }
}
