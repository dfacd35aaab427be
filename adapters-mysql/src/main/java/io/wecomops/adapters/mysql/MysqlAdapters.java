package io.wecomops.adapters.mysql;

import io.wecomops.adapters.mysql.connection.Address;
import io.wecomops.adapters.mysql.connection.Database;
import io.wecomops.adapters.mysql.health.DatabaseProbe;
import io.wecomops.adapters.mysql.idempotency.MysqlIdempotencyStore;
import io.wecomops.adapters.mysql.idempotency.MysqlRequestLedger;
import io.wecomops.adapters.mysql.masstask.MysqlBatchBlocks;
import io.wecomops.adapters.mysql.masstask.MysqlBatchQueue;
import io.wecomops.adapters.mysql.masstask.MysqlGrayWatch;
import io.wecomops.adapters.mysql.masstask.MysqlMassTasks;
import io.wecomops.adapters.mysql.masstask.MysqlOldTasks;
import io.wecomops.adapters.mysql.masstask.MysqlQueueDepth;
import io.wecomops.adapters.mysql.masstask.MysqlRecentTasks;
import io.wecomops.adapters.mysql.masstask.MysqlRecipientHistory;
import io.wecomops.adapters.mysql.masstask.MysqlRecipientLedger;
import io.wecomops.adapters.mysql.masstask.MysqlTaskControl;
import io.wecomops.adapters.mysql.masstask.MysqlTaskIndex;
import io.wecomops.adapters.mysql.masstask.MysqlTaskLog;
import io.wecomops.adapters.mysql.recall.MysqlRecallQueue;
import io.wecomops.adapters.mysql.recall.MysqlRecalls;
import io.wecomops.adapters.mysql.resend.MysqlResendQueue;
import io.wecomops.adapters.mysql.resend.MysqlResends;
import io.wecomops.adapters.mysql.schema.Schema;
import io.wecomops.adapters.mysql.token.AesGcm;
import io.wecomops.adapters.mysql.token.MysqlTokenStore;
import io.wecomops.adapters.mysql.token.PlainText;
import io.wecomops.adapters.mysql.upload.MysqlAwaitedTasks;
import io.wecomops.adapters.mysql.upload.MysqlSealQueue;
import io.wecomops.adapters.mysql.upload.MysqlUploads;
import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.health.Probe;
import io.wecomops.domain.idempotency.ExpiredKeys;
import io.wecomops.domain.idempotency.IdempotencyStore;
import io.wecomops.domain.idempotency.RequestLedger;
import io.wecomops.domain.masstask.BatchBlocks;
import io.wecomops.domain.masstask.BatchQueue;
import io.wecomops.domain.masstask.GrayWatch;
import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.masstask.OldTasks;
import io.wecomops.domain.masstask.QueueDepth;
import io.wecomops.domain.masstask.RecentTasks;
import io.wecomops.domain.masstask.RecipientHistory;
import io.wecomops.domain.masstask.RecipientLedger;
import io.wecomops.domain.masstask.TaskControl;
import io.wecomops.domain.masstask.TaskIndex;
import io.wecomops.domain.masstask.TaskLog;
import io.wecomops.domain.masstask.Tempo;
import io.wecomops.domain.recall.RecallQueue;
import io.wecomops.domain.recall.Recalls;
import io.wecomops.domain.resend.ResendQueue;
import io.wecomops.domain.resend.Resends;
import io.wecomops.domain.token.TokenStore;
import io.wecomops.domain.upload.AwaitedTasks;
import io.wecomops.domain.upload.SealQueue;
import io.wecomops.domain.upload.Uploads;
import java.time.Duration;

/** Hands out the durable ports of one database. Thread-safe; the ports share one pool and end with it. */
public final class MysqlAdapters implements AutoCloseable {
    /** How many batches are summed up together: so many are looked at while one of them has not ended. */
    private static final int BLOCK = 1_000;

    private final Schema schema;
    private final Database database;
    private final BatchQueue batchQueue;

    private MysqlAdapters(Address address, int poolSize) {
        this.schema = new Schema(address);
        this.database = Database.open(address, poolSize);
        this.batchQueue = new MysqlBatchQueue(database);
    }

    /** Opens no connection yet: a database that is away is found out by the first call, and waited for by none. */
    public static MysqlAdapters open(MysqlSettings settings) {
        return switch (settings) {
            case MysqlSettings.Server server ->
                new MysqlAdapters(
                        Address.server(
                                server.host(), server.port(), server.user(), server.password(), server.database()),
                        server.poolSize());
            case MysqlSettings.Embedded(var file) -> new MysqlAdapters(Address.file(file), MysqlSettings.POOL_SIZE);
            case MysqlSettings.InMemory(var name) -> new MysqlAdapters(Address.memory(name), MysqlSettings.POOL_SIZE);
        };
    }

    /**
     * Brings the tables up to this version, and makes the database itself where it is not there and the account may.
     * Nodes may do so at once: one works, the others wait.
     *
     * @throws DependencyUnavailableException if the database cannot be asked
     */
    public void migrate() {
        schema.migrate();
    }

    /**
     * Undoes the newest {@code changeSets} steps of {@link #migrate()}, with the data that only they have room for.
     *
     * @throws DependencyUnavailableException if the database cannot be asked
     */
    public void rollback(int changeSets) {
        schema.rollback(changeSets);
    }

    public MassTasks massTasks() {
        return new MysqlMassTasks(database);
    }

    public BatchQueue batchQueue() {
        return batchQueue;
    }

    public TaskControl taskControl() {
        return new MysqlTaskControl(database);
    }

    public GrayWatch grayWatch() {
        return new MysqlGrayWatch(database);
    }

    public TaskIndex taskIndex() {
        return new MysqlTaskIndex(database);
    }

    public OldTasks oldTasks() {
        return new MysqlOldTasks(database);
    }

    public BatchBlocks batchBlocks() {
        return batchBlocks(BLOCK, Tempo.WINDOW);
    }

    /**
     * The same with blocks of another size.
     *
     * @param age how long ago its batches ended when a block is summed up; shorter than {@link Tempo#WINDOW} only for tests
     */
    BatchBlocks batchBlocks(int size, Duration age) {
        return new MysqlBatchBlocks(database, size, age);
    }

    public QueueDepth queueDepth() {
        return new MysqlQueueDepth(database);
    }

    public RecipientLedger recipientLedger() {
        return new MysqlRecipientLedger(database);
    }

    public RecipientHistory recipientHistory() {
        return new MysqlRecipientHistory(database);
    }

    public RecentTasks recentTasks() {
        return new MysqlRecentTasks(database);
    }

    public TaskLog taskLog() {
        return new MysqlTaskLog(database);
    }

    public AwaitedTasks awaitedTasks() {
        return new MysqlAwaitedTasks(database);
    }

    public Uploads uploads() {
        return new MysqlUploads(database);
    }

    public SealQueue sealQueue() {
        return new MysqlSealQueue(database);
    }

    public Resends resends() {
        return new MysqlResends(database);
    }

    public ResendQueue resendQueue() {
        return new MysqlResendQueue(database);
    }

    public Recalls recalls() {
        return new MysqlRecalls(database);
    }

    public RecallQueue recallQueue() {
        return new MysqlRecallQueue(database);
    }

    public IdempotencyStore idempotencyStore() {
        return new MysqlIdempotencyStore(database);
    }

    /** The tokens in {@code wecom_token}, as they are: for tools that read them there. */
    public TokenStore tokenStore() {
        return new MysqlTokenStore(database, new PlainText());
    }

    /** The tokens in {@code wecom_token}, sealed with {@code key}. */
    public TokenStore tokenStore(TokenEncryptionKey key) {
        return new MysqlTokenStore(database, new AesGcm(key.bytes()));
    }

    public RequestLedger requestLedger() {
        return new MysqlRequestLedger(database);
    }

    public ExpiredKeys expiredKeys() {
        return new MysqlRequestLedger(database);
    }

    /** Answers or fails within about three seconds. */
    public Probe probe() {
        return new DatabaseProbe(database);
    }

    @Override
    public void close() {
        database.close();
    }
}
