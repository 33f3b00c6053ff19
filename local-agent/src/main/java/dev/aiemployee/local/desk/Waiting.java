package dev.aiemployee.local.desk;

import dev.aiemployee.core.queue.QueueItem;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.local.approve.Verdict;

/** One approval that is not finished, as the operator hears of it, and what the rules make of it. */
public record Waiting(VaultPath path, QueueItem item, Verdict verdict) {}
