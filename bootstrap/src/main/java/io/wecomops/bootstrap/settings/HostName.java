package io.wecomops.bootstrap.settings;

import io.wecomops.domain.masstask.NodeId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How a process is named that nobody named: by its machine and its number there. */
public final class HostName {
    private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");
    private static final int LONGEST_NODE = 64;

    private HostName() {}

    /** The name of this process. */
    public static NodeId thisProcess() {
        return node(ask(), ProcessHandle.current().pid());
    }

    static NodeId node(String host, long pid) {
        String suffix = "-" + pid;
        String plain = host.strip().replaceAll("[^A-Za-z0-9._-]", "-");
        String known = plain.isEmpty() ? "node" : plain;
        return new NodeId(known.substring(0, Math.min(known.length(), LONGEST_NODE - suffix.length())) + suffix);
    }

    private static String ask() {
        try {
            return Files.readString(KERNEL);
        } catch (IOException notLinux) {
            try {
                return InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException unnamed) {
                return "";
            }
        }
    }
}
