package dev.steward.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.testkit.TestBroker;
import jakarta.jms.Connection;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerTest {
  @TempDir Path folder;
  private TestBroker server;

  @BeforeEach
  void start() throws Exception {
    server = TestBroker.start(folder);
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private BrokerSettings settings() {
    return new BrokerSettings(
        server.url(), "", "", BrokerSettings.ARTEMIS, "partitions", Duration.ofSeconds(2));
  }

  private static PartitionMessage message(int number) {
    return new PartitionMessage(1, number, "scan:%04d".formatted(number), 1);
  }

  /** What lies in the queue, as it is on the wire. */
  private List<Message> queued() throws Exception {
    List<Message> messages = new ArrayList<>();
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(server.url());
        Connection connection = factory.createConnection()) {
      connection.start();
      Session session = connection.createSession();
      var all = session.createBrowser(session.createQueue("partitions")).getEnumeration();
      while (all.hasMoreElements()) {
        messages.add((Message) all.nextElement());
      }
    }
    return messages;
  }

  @Test
  void carriesNumbersAndNamesAsText() throws Exception {
    new Broker(settings()).send(List.of(message(12)));

    assertThat(queued()).hasSize(1);
    assertThat(queued().get(0).getBody(String.class))
        .isEqualTo(
            """
            {"jobExecutionId":1,"stepExecutionId":12,"stepName":"scan:0012","fence":1}""");
  }

  @Test
  void bringsAMessageBackWhereTheWorkOnItFails() throws Exception {
    new Broker(settings()).send(List.of(message(1)));
    AtomicBoolean failed = new AtomicBoolean();
    BlockingQueue<PartitionMessage> done = new LinkedBlockingQueue<>();

    try (Consumers consumers =
        new Consumers(
            settings(),
            1,
            message -> {
              if (failed.compareAndSet(false, true)) {
                throw new IllegalStateException("not this time");
              }
              done.add(message);
            })) {
      consumers.start();
      assertThat(done.poll(20, TimeUnit.SECONDS)).isEqualTo(message(1));
    }
    assertThat(queued()).isEmpty();
  }

  @Test
  void makesNoObjectOfWhatOthersSend() throws Exception {
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(server.url());
        Connection connection = factory.createConnection()) {
      Session session = connection.createSession();
      var producer = session.createProducer(session.createQueue("partitions"));
      producer.send(session.createObjectMessage(new ArrayList<>(List.of("anything"))));
      producer.send(session.createTextMessage("{\"stepName\": 3"));
      producer.send(session.createTextMessage("{\"stepName\": \"scan:0001\"}"));
    }
    new Broker(settings()).send(List.of(message(5)));
    BlockingQueue<PartitionMessage> done = new LinkedBlockingQueue<>();

    try (Consumers consumers = new Consumers(settings(), 1, done::add)) {
      consumers.start();
      assertThat(done.poll(20, TimeUnit.SECONDS)).isEqualTo(message(5));
    }
    assertThat(queued()).isEmpty();
  }

  @Test
  void isFoundAgainByConsumersAndSenders() throws Exception {
    Broker broker = new Broker(settings());
    BlockingQueue<PartitionMessage> done = new LinkedBlockingQueue<>();
    try (Consumers consumers = new Consumers(settings(), 2, done::add)) {
      consumers.start();
      broker.send(List.of(message(1)));
      assertThat(done.poll(20, TimeUnit.SECONDS)).isEqualTo(message(1));

      server.stop();
      assertThatThrownBy(() -> broker.send(List.of(message(2))))
          .isInstanceOf(BrokerException.class)
          .hasMessageStartingWith("Cannot reach the broker " + server.url() + ": ");
      server.start();

      broker.send(List.of(message(3)));
      assertThat(done.poll(20, TimeUnit.SECONDS)).isEqualTo(message(3));
    }
  }

  @Test
  void saysWhereThereIsNoSuchClient() {
    BrokerSettings settings =
        new BrokerSettings(
            "tcp://user:secret@host:1?password=secret",
            "",
            "",
            "java.lang.String",
            "partitions",
            Duration.ofSeconds(2));

    assertThatThrownBy(() -> new Broker(settings).send(List.of()))
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining("java.lang.String")
        .hasMessageContaining("tcp://host:1")
        .hasMessageNotContaining("secret");
  }
}
