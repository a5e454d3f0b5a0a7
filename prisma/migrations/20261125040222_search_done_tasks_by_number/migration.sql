-- CreateIndex
CREATE INDEX "UserTask_endedById_number_idx" ON "UserTask"("endedById", "number");

