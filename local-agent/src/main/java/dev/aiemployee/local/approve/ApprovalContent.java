package dev.aiemployee.local.approve;

/** An approval note, read: what would be sent, its terms, what the operator marked and what an execution stamped on it. */
public record ApprovalContent(Outgoing outgoing, Terms terms, Marks marks, ExecutionStamp stamp) {}
