-- CreateTable
CREATE TABLE "Unit" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "shortName" TEXT NOT NULL,
    "parentId" TEXT,
    "sortOrder" INTEGER NOT NULL,
    "phone" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    CONSTRAINT "Unit_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Unit" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "username" TEXT NOT NULL,
    "displayName" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "post" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "User_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "UserRole" (
    "userId" TEXT NOT NULL,
    "role" TEXT NOT NULL,

    PRIMARY KEY ("userId", "role"),
    CONSTRAINT "UserRole_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "csrfToken" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "lastSeenAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Throttle" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "failures" INTEGER NOT NULL,
    "firstAt" DATETIME NOT NULL,
    "lockedUntil" DATETIME
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL,
    "effectiveFrom" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "source" TEXT,
    "changedById" TEXT,
    "changedAt" DATETIME NOT NULL,

    PRIMARY KEY ("key", "effectiveFrom")
);

-- CreateTable
CREATE TABLE "CalendarYear" (
    "year" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "noticeTitle" TEXT NOT NULL,
    "noticeNo" TEXT,
    "loadedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "CalendarDay" (
    "date" TEXT NOT NULL PRIMARY KEY,
    "year" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "noticeTitle" TEXT NOT NULL,
    CONSTRAINT "CalendarDay_year_fkey" FOREIGN KEY ("year") REFERENCES "CalendarYear" ("year") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Deadline" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "budgetValue" INTEGER NOT NULL,
    "budgetUnit" TEXT NOT NULL,
    "startsAt" DATETIME NOT NULL,
    "dueAt" DATETIME,
    "nearDueAt" DATETIME,
    "suspended" BOOLEAN NOT NULL DEFAULT false,
    "calendarGap" BOOLEAN NOT NULL DEFAULT false,
    "sourceText" TEXT NOT NULL,
    "sourceDoc" TEXT,
    "sourceSection" TEXT,
    "openedAt" DATETIME NOT NULL,
    "closedAt" DATETIME,
    "closedReason" TEXT
);

-- CreateTable
CREATE TABLE "DeadlineSuspension" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "deadlineId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "causeId" TEXT NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    CONSTRAINT "DeadlineSuspension_deadlineId_fkey" FOREIGN KEY ("deadlineId") REFERENCES "Deadline" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DeadlineRung" (
    "deadlineId" TEXT NOT NULL,
    "rung" TEXT NOT NULL,
    "plannedAt" DATETIME,
    "firedAt" DATETIME,

    PRIMARY KEY ("deadlineId", "rung"),
    CONSTRAINT "DeadlineRung_deadlineId_fkey" FOREIGN KEY ("deadlineId") REFERENCES "Deadline" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DeadlineChange" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "deadlineId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "oldDueAt" DATETIME,
    "newDueAt" DATETIME,
    "reason" TEXT NOT NULL,
    CONSTRAINT "DeadlineChange_deadlineId_fkey" FOREIGN KEY ("deadlineId") REFERENCES "Deadline" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "OneThing" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "sortOrder" INTEGER NOT NULL,
    "applicantKind" TEXT NOT NULL,
    "processId" TEXT,
    "plainName" TEXT NOT NULL,
    "sections" JSONB NOT NULL,
    "place" JSONB NOT NULL,
    "sourceDoc" TEXT NOT NULL,
    "sourceSection" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "ServiceItem" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "board" TEXT,
    "handlingUnitName" TEXT,
    "promisedLimits" JSONB,
    "statutoryLimits" JSONB,
    "promisedText" TEXT,
    "statutoryText" TEXT,
    "locallyDefined" BOOLEAN NOT NULL DEFAULT false,
    "sourceDoc" TEXT NOT NULL,
    "sourceSection" TEXT NOT NULL,
    "limitSource" TEXT
);

-- CreateTable
CREATE TABLE "ServiceItemUnit" (
    "serviceItemId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "priority" INTEGER NOT NULL,

    PRIMARY KEY ("serviceItemId", "unitId"),
    CONSTRAINT "ServiceItemUnit_serviceItemId_fkey" FOREIGN KEY ("serviceItemId") REFERENCES "ServiceItem" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Application" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "number" TEXT,
    "oneThingId" TEXT NOT NULL,
    "oneThingName" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "form" JSONB NOT NULL,
    "selectedItems" JSONB NOT NULL,
    "applicantName" TEXT NOT NULL DEFAULT '',
    "phoneLast4" TEXT NOT NULL DEFAULT '',
    "idNumberHash" TEXT,
    "draftTokenHash" TEXT,
    "creditCommitmentAt" DATETIME,
    "greenChannel" BOOLEAN NOT NULL DEFAULT false,
    "filedById" TEXT,
    "acceptedById" TEXT,
    "precheckResult" TEXT,
    "rejectReason" TEXT,
    "withdrawReason" TEXT,
    "promisedDueAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "submittedAt" DATETIME,
    "acceptedAt" DATETIME,
    "completedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "ApplicationItem" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "applicationId" TEXT NOT NULL,
    "serviceItemId" TEXT NOT NULL,
    "serviceItemName" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "sortOrder" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "automatic" BOOLEAN NOT NULL DEFAULT false,
    "unitId" TEXT,
    "handlerId" TEXT,
    "decision" TEXT,
    "decisionReason" TEXT,
    "decidedById" TEXT,
    "decidedAt" DATETIME,
    "outcome" TEXT,
    "resultNote" TEXT,
    "createdAt" DATETIME NOT NULL,
    "closedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "ApplicationItem_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ItemReturn" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "itemId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "returnedById" TEXT NOT NULL,
    "returnedAt" DATETIME NOT NULL,
    CONSTRAINT "ItemReturn_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "ApplicationItem" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ItemAssist" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "itemId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "requestedById" TEXT NOT NULL,
    "requestedAt" DATETIME NOT NULL,
    "request" TEXT NOT NULL,
    "reply" TEXT,
    "repliedAt" DATETIME,
    CONSTRAINT "ItemAssist_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "ApplicationItem" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SpecialProcedure" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "itemId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "startedById" TEXT,
    "startedAt" DATETIME,
    "endedAt" DATETIME,
    "endedById" TEXT,
    CONSTRAINT "SpecialProcedure_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "ApplicationItem" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Correction" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "applicationId" TEXT NOT NULL,
    "itemId" TEXT,
    "entries" JSONB NOT NULL,
    "status" TEXT NOT NULL,
    "requestedById" TEXT NOT NULL,
    "requestedAt" DATETIME NOT NULL,
    "openedAt" DATETIME,
    "dueAt" DATETIME,
    "suppliedAt" DATETIME,
    "closedAt" DATETIME,
    CONSTRAINT "Correction_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "StoredFile" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "sha256" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "contentType" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "path" TEXT NOT NULL,
    "storedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Material" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "applicationId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "fileId" TEXT,
    "sourceText" TEXT,
    "addedById" TEXT,
    "addedAt" DATETIME NOT NULL,
    "correctionId" TEXT,
    CONSTRAINT "Material_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Material_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "StoredFile" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Feedback" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "applicationId" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "composedAt" DATETIME NOT NULL,
    CONSTRAINT "Feedback_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RatingInvitation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "applicationId" TEXT NOT NULL,
    "invitedAt" DATETIME NOT NULL,
    "closesAt" DATETIME,
    "closedAt" DATETIME,
    CONSTRAINT "RatingInvitation_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Rating" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "invitationId" TEXT NOT NULL,
    "applicationId" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "isNegative" BOOLEAN NOT NULL,
    "tags" JSONB NOT NULL,
    "comment" TEXT,
    "ratedAt" DATETIME NOT NULL,
    CONSTRAINT "Rating_invitationId_fkey" FOREIGN KEY ("invitationId") REFERENCES "RatingInvitation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Notice" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "dedupeKey" TEXT NOT NULL,
    "recipientType" TEXT NOT NULL,
    "recipientId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "readAt" DATETIME
);

-- CreateTable
CREATE TABLE "LedgerEvent" (
    "seq" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "at" DATETIME NOT NULL,
    "actorType" TEXT NOT NULL,
    "actorId" TEXT,
    "actorName" TEXT NOT NULL,
    "actorUnitId" TEXT,
    "actorUnit" TEXT,
    "action" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "caseId" TEXT,
    "summary" TEXT NOT NULL,
    "reason" TEXT,
    "detail" JSONB,
    "prevHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "OutboxCommand" (
    "seq" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "id" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAttemptAt" DATETIME,
    "lastError" TEXT,
    "doneAt" DATETIME,
    "outcome" TEXT
);

-- CreateTable
CREATE TABLE "JobReceipt" (
    "jobKey" TEXT NOT NULL PRIMARY KEY,
    "type" TEXT NOT NULL,
    "result" JSONB NOT NULL,
    "handledAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "StreamPosition" (
    "partitionId" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "position" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "ProcessDefinition" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "processId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "resourceName" TEXT NOT NULL,
    "xml" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "deployedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "ProcessInstance" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "processId" TEXT NOT NULL,
    "definitionKey" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "parentInstanceKey" TEXT,
    "parentElementInstanceKey" TEXT,
    "subjectType" TEXT,
    "subjectId" TEXT,
    "caseId" TEXT,
    "state" TEXT NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "endedAt" DATETIME
);

-- CreateTable
CREATE TABLE "ElementInstance" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "processInstanceKey" TEXT NOT NULL,
    "definitionKey" TEXT NOT NULL,
    "processId" TEXT NOT NULL,
    "elementId" TEXT NOT NULL,
    "elementType" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "enteredAt" DATETIME NOT NULL,
    "leftAt" DATETIME
);

-- CreateTable
CREATE TABLE "ElementTally" (
    "definitionKey" TEXT NOT NULL,
    "elementId" TEXT NOT NULL,
    "completed" INTEGER NOT NULL,

    PRIMARY KEY ("definitionKey", "elementId")
);

-- CreateTable
CREATE TABLE "UserTask" (
    "jobKey" TEXT NOT NULL PRIMARY KEY,
    "elementInstanceKey" TEXT NOT NULL,
    "processInstanceKey" TEXT NOT NULL,
    "processId" TEXT NOT NULL,
    "elementId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "candidateUnitId" TEXT,
    "candidateRole" TEXT,
    "assigneeId" TEXT,
    "claimedAt" DATETIME,
    "state" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    "endedById" TEXT,
    "dueAt" DATETIME,
    "title" TEXT NOT NULL DEFAULT '',
    "number" TEXT NOT NULL DEFAULT '',
    "greenChannel" BOOLEAN NOT NULL DEFAULT false
);

-- CreateTable
CREATE TABLE "Incident" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "processInstanceKey" TEXT NOT NULL,
    "definitionKey" TEXT NOT NULL,
    "processId" TEXT NOT NULL,
    "elementId" TEXT NOT NULL,
    "elementInstanceKey" TEXT NOT NULL,
    "jobKey" TEXT,
    "errorType" TEXT NOT NULL,
    "errorMessage" TEXT NOT NULL,
    "caseId" TEXT,
    "createdAt" DATETIME NOT NULL,
    "resolvedAt" DATETIME
);

-- CreateIndex
CREATE UNIQUE INDEX "User_username_key" ON "User"("username");

-- CreateIndex
CREATE INDEX "User_unitId_idx" ON "User"("unitId");

-- CreateIndex
CREATE INDEX "Session_expiresAt_idx" ON "Session"("expiresAt");

-- CreateIndex
CREATE INDEX "Deadline_subjectType_subjectId_idx" ON "Deadline"("subjectType", "subjectId");

-- CreateIndex
CREATE INDEX "Deadline_caseId_idx" ON "Deadline"("caseId");

-- CreateIndex
CREATE INDEX "Deadline_closedAt_dueAt_idx" ON "Deadline"("closedAt", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "DeadlineSuspension_deadlineId_causeId_key" ON "DeadlineSuspension"("deadlineId", "causeId");

-- CreateIndex
CREATE INDEX "DeadlineRung_firedAt_plannedAt_idx" ON "DeadlineRung"("firedAt", "plannedAt");

-- CreateIndex
CREATE INDEX "DeadlineChange_deadlineId_at_idx" ON "DeadlineChange"("deadlineId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Application_number_key" ON "Application"("number");

-- CreateIndex
CREATE INDEX "Application_status_submittedAt_idx" ON "Application"("status", "submittedAt");

-- CreateIndex
CREATE INDEX "Application_submittedAt_idx" ON "Application"("submittedAt");

-- CreateIndex
CREATE INDEX "Application_applicantName_idx" ON "Application"("applicantName");

-- CreateIndex
CREATE UNIQUE INDEX "ApplicationItem_number_key" ON "ApplicationItem"("number");

-- CreateIndex
CREATE INDEX "ApplicationItem_unitId_status_idx" ON "ApplicationItem"("unitId", "status");

-- CreateIndex
CREATE INDEX "ApplicationItem_handlerId_status_idx" ON "ApplicationItem"("handlerId", "status");

-- CreateIndex
CREATE INDEX "ApplicationItem_status_createdAt_idx" ON "ApplicationItem"("status", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "ApplicationItem_applicationId_serviceItemId_key" ON "ApplicationItem"("applicationId", "serviceItemId");

-- CreateIndex
CREATE INDEX "ItemReturn_itemId_idx" ON "ItemReturn"("itemId");

-- CreateIndex
CREATE INDEX "ItemAssist_itemId_idx" ON "ItemAssist"("itemId");

-- CreateIndex
CREATE INDEX "ItemAssist_userId_repliedAt_idx" ON "ItemAssist"("userId", "repliedAt");

-- CreateIndex
CREATE INDEX "SpecialProcedure_itemId_idx" ON "SpecialProcedure"("itemId");

-- CreateIndex
CREATE INDEX "Correction_applicationId_status_idx" ON "Correction"("applicationId", "status");

-- CreateIndex
CREATE INDEX "Correction_itemId_idx" ON "Correction"("itemId");

-- CreateIndex
CREATE INDEX "Material_applicationId_key_idx" ON "Material"("applicationId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "Feedback_applicationId_key" ON "Feedback"("applicationId");

-- CreateIndex
CREATE UNIQUE INDEX "RatingInvitation_applicationId_key" ON "RatingInvitation"("applicationId");

-- CreateIndex
CREATE UNIQUE INDEX "Rating_invitationId_key" ON "Rating"("invitationId");

-- CreateIndex
CREATE INDEX "Rating_isNegative_ratedAt_idx" ON "Rating"("isNegative", "ratedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Notice_dedupeKey_key" ON "Notice"("dedupeKey");

-- CreateIndex
CREATE INDEX "Notice_recipientType_recipientId_createdAt_idx" ON "Notice"("recipientType", "recipientId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "LedgerEvent_hash_key" ON "LedgerEvent"("hash");

-- CreateIndex
CREATE INDEX "LedgerEvent_caseId_seq_idx" ON "LedgerEvent"("caseId", "seq");

-- CreateIndex
CREATE INDEX "LedgerEvent_subjectType_subjectId_idx" ON "LedgerEvent"("subjectType", "subjectId");

-- CreateIndex
CREATE INDEX "LedgerEvent_actorId_at_idx" ON "LedgerEvent"("actorId", "at");

-- CreateIndex
CREATE INDEX "LedgerEvent_at_idx" ON "LedgerEvent"("at");

-- CreateIndex
CREATE UNIQUE INDEX "OutboxCommand_id_key" ON "OutboxCommand"("id");

-- CreateIndex
CREATE INDEX "OutboxCommand_doneAt_seq_idx" ON "OutboxCommand"("doneAt", "seq");

-- CreateIndex
CREATE INDEX "JobReceipt_handledAt_idx" ON "JobReceipt"("handledAt");

-- CreateIndex
CREATE UNIQUE INDEX "ProcessDefinition_processId_version_key" ON "ProcessDefinition"("processId", "version");

-- CreateIndex
CREATE INDEX "ProcessInstance_caseId_idx" ON "ProcessInstance"("caseId");

-- CreateIndex
CREATE INDEX "ProcessInstance_parentInstanceKey_idx" ON "ProcessInstance"("parentInstanceKey");

-- CreateIndex
CREATE INDEX "ProcessInstance_processId_state_idx" ON "ProcessInstance"("processId", "state");

-- CreateIndex
CREATE INDEX "ProcessInstance_subjectType_subjectId_idx" ON "ProcessInstance"("subjectType", "subjectId");

-- CreateIndex
CREATE INDEX "ElementInstance_processInstanceKey_idx" ON "ElementInstance"("processInstanceKey");

-- CreateIndex
CREATE INDEX "ElementInstance_definitionKey_state_elementId_idx" ON "ElementInstance"("definitionKey", "state", "elementId");

-- CreateIndex
CREATE INDEX "UserTask_unit_inbox_idx" ON "UserTask"("state", "candidateUnitId", "assigneeId", "greenChannel", "dueAt", "number", "kind", "jobKey");

-- CreateIndex
CREATE INDEX "UserTask_role_inbox_idx" ON "UserTask"("state", "candidateRole", "assigneeId", "greenChannel", "dueAt", "number", "kind", "jobKey");

-- CreateIndex
CREATE INDEX "UserTask_own_inbox_idx" ON "UserTask"("assigneeId", "state", "greenChannel", "dueAt", "number", "kind", "jobKey");

-- CreateIndex
CREATE INDEX "UserTask_endedById_endedAt_idx" ON "UserTask"("endedById", "endedAt");

-- CreateIndex
CREATE INDEX "UserTask_subjectType_subjectId_state_idx" ON "UserTask"("subjectType", "subjectId", "state");

-- CreateIndex
CREATE INDEX "UserTask_caseId_idx" ON "UserTask"("caseId");

-- CreateIndex
CREATE INDEX "Incident_resolvedAt_createdAt_idx" ON "Incident"("resolvedAt", "createdAt");

-- CreateIndex
CREATE INDEX "Incident_processInstanceKey_idx" ON "Incident"("processInstanceKey");

