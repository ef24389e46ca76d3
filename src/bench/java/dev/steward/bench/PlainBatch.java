package dev.steward.bench;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.RunIdIncrementer;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** The peer's process: Spring Boot and Spring Batch over an H2 file, with a job of nothing. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class PlainBatch {
  @Bean
  Job nothing(JobRepository repository, PlatformTransactionManager transactions) {
    return new JobBuilder("nothing", repository)
        .incrementer(new RunIdIncrementer())
        .start(
            new StepBuilder("nothing", repository)
                .tasklet((contribution, context) -> RepeatStatus.FINISHED, transactions)
                .build())
        .build();
  }

  /**
   * @param args the file of the database
   */
  public static void main(String[] args) {
    System.exit(
        SpringApplication.exit(
            SpringApplication.run(
                PlainBatch.class,
                "--spring.datasource.url=jdbc:h2:file:" + args[0] + ";DB_CLOSE_ON_EXIT=FALSE",
                "--spring.batch.job.enabled=true",
                "--spring.batch.jdbc.initialize-schema=always",
                "--spring.main.web-application-type=none",
                "--spring.main.banner-mode=off",
                "--logging.level.root=warn",
                "--logging.level.dev.steward=warn")));
  }
}
