package io.wecomops.bootstrap.demo;

import java.io.PrintStream;
import java.net.URI;

/** Lines to copy and try. */
record NextSteps(PrintStream out, URI api, URI sandbox) {

    void print(String bizNo) {
        out.printf("""

                Both stay up until Ctrl-C. Try, in another terminal:

                  api=%s
                  curl -s $api/health
                  curl -s $api/mass-tasks/%s
                  curl -s "$api/mass-tasks/%s/recipients?state=failed&limit=3"
                  curl -s "$api/mass-tasks/%s/logs?limit=5"

                  curl -s $api/mass-tasks -H 'Content-Type: application/json' -H 'X-Request-Id: order-4711' -d '{
                    "biz_no": "spring-sale-1", "msg_type": "text", "payload": {"content": "你好"},
                    "target": {"users": ["zhangsan", "lisi", "ghost-1"]}}'
                  curl -s $api/mass-tasks/spring-sale-1/recipients/ghost-1

                  wecom=%s     # the simulated WeCom: what arrived, and what goes wrong
                  curl -s $wecom/sandbox
                  curl -s $wecom/sandbox/people/zhangsan
                  curl -s -X PUT $wecom/sandbox/faults -d '{"busy_rate": 0.3}'
                """, api, bizNo, bizNo, bizNo, sandbox);
    }
}
