package dev.aiemployee.core.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Accepts connections on loopback and says one byte every tenth of a second: never silent, never done. */
public final class DrippingServer implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    private final List<Socket> open = new ArrayList<>();
    private final ScheduledExecutorService drips = Executors.newScheduledThreadPool(2, work -> {
        Thread thread = new Thread(work, "drip");
        thread.setDaemon(true);
        return thread;
    });

    public DrippingServer() throws IOException {
        drips.execute(this::accept);
        var unused = drips.scheduleAtFixedRate(this::drip, 100, 100, TimeUnit.MILLISECONDS);
    }

    public int port() {
        return server.getLocalPort();
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                Socket socket = server.accept();
                synchronized (open) {
                    open.add(socket);
                }
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void drip() {
        synchronized (open) {
            open.removeIf(socket -> {
                try {
                    socket.getOutputStream().write('x');
                    return false;
                } catch (IOException gone) {
                    return true;
                }
            });
        }
    }

    @Override
    public void close() throws IOException {
        drips.shutdownNow();
        server.close();
        synchronized (open) {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }
}
