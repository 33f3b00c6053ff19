package dev.aiemployee.core.task;

/** What an approval, once given, makes the local agent do. */
public enum ActionType implements Word {
    SEND_EMAIL,
    SEND_WHATSAPP,
    POST_SOCIAL,
    CREATE_DRAFT_INVOICE,
    CREATE_DRAFT_BILL,
    POST_INVOICE,
    REGISTER_PAYMENT,
    RUN_PLAN
}
