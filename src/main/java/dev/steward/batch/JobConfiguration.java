package dev.steward.batch;

import dev.steward.batch.JobRuntime.Equipment;
import dev.steward.files.FileStore;
import dev.steward.store.AuditTrail;
import dev.steward.store.Leases;
import dev.steward.store.Runs;
import dev.steward.store.SentPartitions;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.Import;
import org.springframework.core.task.TaskExecutor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring Batch over the control store, and the parts of the jobs. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
  DataSourceTransactionManagerAutoConfiguration.class,
  TransactionAutoConfiguration.class,
  BatchJdbcAutoConfiguration.class
})
@Import({PiiInventoryJob.class, NightlyJob.class})
class JobConfiguration {

  @Bean
  StopSignal stopSignal() {
    return new StopSignal();
  }

  @Bean
  GracefulStop gracefulStop(StopSignal stop) {
    return new GracefulStop(stop);
  }

  @Bean
  Confirmation confirmation() {
    return new Confirmation();
  }

  @Bean
  Runs runs(DataSource dataSource) {
    return new Runs(JdbcClient.create(dataSource));
  }

  @Bean
  CurrentRun currentRun(DataSource dataSource, Runs runs, AuditTrail audit, Equipment equipment) {
    return new CurrentRun(
        JdbcClient.create(dataSource),
        runs,
        equipment.settings().rulesSha256(),
        equipment.cipher().checkValue(),
        audit);
  }

  @Bean
  RunLineage runLineage(Runs runs, Equipment equipment) {
    return new RunLineage(
        equipment.lineage(), runs, equipment.settings().zone(), equipment.eligibility());
  }

  @Bean
  AuditTrail auditTrail(DataSource dataSource, Equipment equipment) {
    return new AuditTrail(
        dataSource,
        equipment.cipher(),
        equipment.actor(),
        equipment.settings().configurationSha256(),
        equipment.clock());
  }

  @Bean
  CurrentPartition currentPartition() {
    return new CurrentPartition();
  }

  @Bean
  Workspace workspace(DataSource dataSource, Equipment equipment, CurrentPartition partition)
      throws IOException {
    FileStore files = FileStore.of(equipment.staging(), Map.of());
    return new Workspace(
        new JdbcTemplate(dataSource),
        equipment.cipher(),
        files,
        files.resolve(equipment.staging()),
        partition);
  }

  @Bean
  ThreadPoolTaskExecutor unitThreads(Equipment equipment) {
    ThreadPoolTaskExecutor threads = new ThreadPoolTaskExecutor();
    threads.setCorePoolSize(equipment.settings().threads());
    threads.setThreadNamePrefix("unit-");
    return threads;
  }

  @Bean
  @Fallback
  PartitionHandlers localPartitions(TaskExecutor unitThreads, Equipment equipment) {
    return new LocalPartitions(unitThreads, equipment.settings().threads());
  }

  @Bean
  @StepScope
  UnitReader unitReader(
      @Value("#{stepExecution}") StepExecution execution,
      Workspace workspace,
      StopSignal stop,
      CurrentPartition partition) {
    return new UnitReader(execution, workspace, stop, partition);
  }

  @Bean
  JobParts jobParts(
      JobRepository repository,
      PlatformTransactionManager transactionManager,
      Workspace workspace,
      Runs runs,
      StopSignal stop,
      UnitReader unitReader,
      CurrentPartition partition,
      PartitionHandlers partitions,
      CurrentRun currentRun,
      RunLineage lineage,
      AuditTrail audit) {
    return new JobParts(
        repository,
        transactionManager,
        workspace,
        runs,
        stop,
        unitReader,
        partition,
        partitions,
        currentRun,
        lineage,
        audit);
  }

  @Bean
  Leases leases(DataSource dataSource, PlatformTransactionManager transactionManager) {
    return new Leases(JdbcClient.create(dataSource), new TransactionTemplate(transactionManager));
  }

  @Bean
  CurrentLease currentLease(Leases leases, CurrentPartition partition) {
    return new CurrentLease(leases, partition);
  }

  @Bean
  SentPartitions sentPartitions(
      DataSource dataSource, PlatformTransactionManager transactionManager) {
    return new SentPartitions(
        JdbcClient.create(dataSource), new TransactionTemplate(transactionManager));
  }

  @Bean
  RunRecovery runRecovery(
      JobRepository repository, AuditTrail audit, RunLineage lineage, SentPartitions sent) {
    return new RunRecovery(repository, audit, lineage, sent);
  }

  @Bean
  AbandonedRuns abandonedRuns(
      Runs runs, Leases leases, Workspace workspace, JobParts parts, Equipment equipment) {
    return new AbandonedRuns(
        equipment.reports(),
        runs,
        leases,
        equipment.self(),
        equipment.settings().leaseExpiry(),
        workspace,
        parts.ownTransaction(),
        equipment.clock());
  }

  @Bean
  RunPages runPages(Leases leases, AuditTrail audit, Equipment equipment) {
    return new RunPages(leases, audit, equipment);
  }

  @Bean
  JobRunner jobRunner(
      List<Job> jobs,
      JobOperator operator,
      JobRepository repository,
      Leases leases,
      CurrentLease currentLease,
      Runs runs,
      RunRecovery recovery,
      StopSignal stop,
      Equipment equipment) {
    return new JobRunner(
        jobs.stream().collect(Collectors.toMap(Job::getName, Function.identity())),
        operator,
        repository,
        recovery,
        runs,
        leases,
        currentLease,
        equipment.self(),
        equipment.settings(),
        equipment.cipher().checkValue(),
        stop,
        equipment.clock());
  }
}
