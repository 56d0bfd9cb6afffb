package coach.bench.gateway;

import coach.bench.rig.Node;
import coach.support.Programs;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A provider that gives everybody the same whole answer, as cheaply as can be.
final class Nginx implements AutoCloseable {
  private static final String CHAT =
      "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"gpt-5.6-terra\","
          + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"The stub sees an uptrend.\"},"
          + "\"finish_reason\":\"stop\"}],"
          + "\"usage\":{\"prompt_tokens\":100,\"completion_tokens\":20,\"total_tokens\":120}}";
  private static final String RESPONSE =
      "{\"id\":\"resp_1\",\"object\":\"response\",\"created_at\":1,\"status\":\"completed\",\"error\":null,"
          + "\"model\":\"gpt-5.6-terra\",\"output\":[{\"id\":\"msg_1\",\"type\":\"message\",\"status\":\"completed\","
          + "\"role\":\"assistant\",\"content\":[{\"type\":\"output_text\",\"text\":\"The stub sees an uptrend.\"}]}],"
          + "\"usage\":{\"input_tokens\":100,\"input_tokens_details\":{\"cached_tokens\":0},\"output_tokens\":20,"
          + "\"output_tokens_details\":{\"reasoning_tokens\":0},\"total_tokens\":120}}";
  private static final String MODELS =
      "{\"object\":\"list\",\"data\":[{\"id\":\"gpt-5.6-terra\",\"object\":\"model\",\"created\":1}]}";

  private static final String SETTINGS =
      """
      daemon off;
      worker_processes 1;
      pid DIRECTORY/nginx.pid;
      error_log stderr;
      events { worker_connections 4096; }
      http {
        access_log off;
        keepalive_requests 100000000;
        keepalive_timeout 600s;
        default_type application/json;
        client_body_temp_path DIRECTORY/body;
        proxy_temp_path DIRECTORY/proxy;
        fastcgi_temp_path DIRECTORY/fastcgi;
        uwsgi_temp_path DIRECTORY/uwsgi;
        scgi_temp_path DIRECTORY/scgi;
        server {
          listen 127.0.0.1:PORT backlog=4096;
          location = /v1/chat/completions { return 200 'CHAT'; }
          location = /v1/responses { return 200 'RESPONSE'; }
          location = /v1/models { return 200 'MODELS'; }
        }
      }
      """;

  private final Process process;
  private final int port;

  private Nginx(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static Nginx start(Path directory) throws IOException {
    Files.createDirectories(directory);
    int port = Node.freePort();
    Path settings = directory.resolve("nginx.conf");
    Files.writeString(
        settings,
        SETTINGS
            .replace("DIRECTORY", directory.toAbsolutePath().toString())
            .replace("PORT", "" + port)
            .replace("'CHAT'", "'" + CHAT + "'")
            .replace("'RESPONSE'", "'" + RESPONSE + "'")
            .replace("'MODELS'", "'" + MODELS + "'"));
    String nginx = Programs.require("nginx", "nginx");
    return new Nginx(
        Peers.start(
            List.of(nginx, "-c", settings.toAbsolutePath().toString()), Map.of(), directory, port),
        port);
  }

  int port() {
    return port;
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + port + "/v1");
  }

  @Override
  public void close() {
    Peers.stop(process);
  }
}
