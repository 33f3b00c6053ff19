package dev.aiemployee.core.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.Word;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An audit event as one line of JSON, and back. */
final class AuditJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private AuditJson() {}

    static String line(AuditEvent event) {
        ObjectNode json = JSON.createObjectNode();
        json.put("timestamp", event.timestamp().toString());
        json.put("action_type", event.act().type());
        json.put("actor", event.actor().value());
        json.put("target", event.act().target());
        ObjectNode parameters = json.putObject("parameters");
        event.act().parameters().forEach(parameters::put);
        json.put("approval_status", event.consent().status());
        json.put("approved_by", event.consent().by());
        json.put("approval_digest", event.consent().digest());
        json.put("claim_id", event.consent().claim());
        json.put("result", event.outcome().result().word());
        json.put("error", event.outcome().error());
        return json.toString();
    }

    /** Empty when the line is no audit event, as after a crash in the middle of it. */
    static Optional<AuditEvent> event(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            String actor = json.path("actor").asText();
            Optional<AuditResult> result =
                    Word.find(AuditResult.class, json.path("result").asText());
            if (!AgentName.isAgentName(actor) || result.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new AuditEvent(
                    Instant.parse(json.path("timestamp").asText()),
                    new AgentName(actor),
                    act(json),
                    consent(json),
                    new AuditEvent.Outcome(result.get(), json.path("error").asText())));
        } catch (JsonProcessingException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static AuditEvent.Act act(JsonNode json) {
        Map<String, String> parameters = new LinkedHashMap<>();
        json.path("parameters")
                .properties()
                .forEach(
                        field -> parameters.put(field.getKey(), field.getValue().asText()));
        return new AuditEvent.Act(
                json.path("action_type").asText(), json.path("target").asText(), parameters);
    }

    private static AuditEvent.Consent consent(JsonNode json) {
        return new AuditEvent.Consent(
                json.path("approval_status").asText(),
                json.path("approved_by").asText(),
                json.path("approval_digest").asText(),
                json.path("claim_id").asText());
    }
}
