package io.wecomops.adapters.mysql;

import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;

/** Which database. */
public sealed interface MysqlSettings {
    /** How many connections a node holds at the most where nobody says otherwise. */
    int POOL_SIZE = 10;

    /**
     * A MySQL or MariaDB server.
     *
     * @param password secret: {@link #toString()} does not show it; empty for none
     * @param database its name: 1 to 64 letters, digits, {@code _}, {@code $} or {@code -}
     * @param charset {@code utf8mb4}, the only one that holds every message
     * @param poolSize how many connections this node holds at the most; positive
     */
    record Server(String host, int port, String user, String password, String database, String charset, int poolSize)
            implements MysqlSettings {
        private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:\\[\\]-]+");
        private static final Pattern DATABASE = Pattern.compile("[A-Za-z0-9_$-]{1,64}");

        public Server {
            Objects.requireNonNull(user, "user");
            Objects.requireNonNull(password, "password");
            require(HOST.matcher(host).matches(), "the database's host must be a name or an address");
            require(port > 0 && port < 65_536, "the database's port must be 1 to 65535, is " + port);
            require(
                    DATABASE.matcher(database).matches(),
                    "the database's name must be 1 to 64 letters, digits, '_', '$' or '-'");
            require(charset.equals("utf8mb4"), "the database's charset must be utf8mb4, is " + charset);
            require(poolSize > 0, "the pool must hold at least one connection, is " + poolSize);
        }

        private static void require(boolean holds, String rule) {
            if (!holds) {
                throw new IllegalArgumentException(rule);
            }
        }

        @Override
        public String toString() {
            return "Server[" + user + ":***@" + host + ":" + port + "/" + database + ", poolSize=" + poolSize + "]";
        }
    }

    /**
     * A database in this process, kept in a file; one process at a time.
     *
     * @param file without its ending: {@code data/wecom-ops} is kept in {@code data/wecom-ops.mv.db}
     */
    record Embedded(Path file) implements MysqlSettings {
        public Embedded {
            file = file.toAbsolutePath();
            if (file.toString().contains(";")) {
                throw new IllegalArgumentException("the path of a database must not hold a ';': " + file);
            }
        }
    }

    /** A database in this process's memory, for tests; shared by all in the process that say the same name. */
    record InMemory(String name) implements MysqlSettings {
        private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

        public InMemory {
            if (!FORM.matcher(name).matches()) {
                throw new IllegalArgumentException("must be 1 to 64 letters, digits, '_' or '-'");
            }
        }
    }

    static MysqlSettings embedded(Path file) {
        return new Embedded(file);
    }

    static MysqlSettings inMemory(String name) {
        return new InMemory(name);
    }
}
