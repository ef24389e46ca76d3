package dev.steward.config;

import dev.steward.core.Suggestion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.util.PlaceholderResolutionException;
import org.springframework.util.PropertyPlaceholderHelper;
import org.springframework.util.SystemPropertyUtils;

/** Binds the properties below {@code steward} and notes all that cannot be bound. */
final class BoundProperties {
  private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("steward");

  private final FaultList faults;
  private final MutablePropertySources propertySources;
  private final BindingLog log = new BindingLog();
  private final List<ConfigurationPropertySource> sources = new ArrayList<>();

  private BoundProperties(MutablePropertySources propertySources, FaultList faults) {
    this.faults = faults;
    this.propertySources = propertySources;
    ConfigurationPropertySources.from(propertySources).forEach(sources::add);
  }

  static StewardProperties bind(ConfigurableEnvironment environment, FaultList faults) {
    MutablePropertySources propertySources = environment.getPropertySources();
    BoundProperties bound = new BoundProperties(propertySources, faults);
    StewardProperties properties = bound.bind();
    bound.findUndefined();
    bound.log.failures().forEach(faults::add);
    new MapKeys(bound.log, faults).check(propertySources);
    bound.findUnknown();
    bound.findGaps();
    return properties;
  }

  private StewardProperties bind() {
    // what is undefined stays as it is written, so that its property can be named afterwards
    return new Binder(sources, new PropertySourcesPlaceholdersResolver(propertySources))
        .bind(ROOT, Bindable.of(StewardProperties.class), log)
        .orElse(StewardProperties.NONE);
  }

  private void findUndefined() {
    PropertySourcesPlaceholdersResolver strict =
        new PropertySourcesPlaceholdersResolver(
            propertySources,
            new PropertyPlaceholderHelper(
                SystemPropertyUtils.PLACEHOLDER_PREFIX,
                SystemPropertyUtils.PLACEHOLDER_SUFFIX,
                SystemPropertyUtils.VALUE_SEPARATOR,
                SystemPropertyUtils.ESCAPE_CHARACTER,
                false));
    Set<ConfigurationPropertyName> seen = new HashSet<>();
    for (ConfigurationPropertySource source : sources) {
      if (source instanceof IterableConfigurationPropertySource names) {
        for (ConfigurationPropertyName name : names.filter(log::wasTried)) {
          // of several sources the first counts
          ConfigurationProperty property = source.getConfigurationProperty(name);
          if (property != null && seen.add(name)) {
            try {
              strict.resolvePlaceholders(property.getValue());
            } catch (PlaceholderResolutionException e) {
              faults.undefined(name, e.getPlaceholder());
            }
          }
        }
      }
    }
  }

  private void findGaps() {
    for (ConfigurationPropertyName list : log.brokenLists()) {
      if (!faults.hasSomeBelow(list)) {
        faults.add(list, "a list is numbered from 0 without gaps");
      }
    }
  }

  private void findUnknown() {
    for (ConfigurationPropertySource source : sources) {
      // whatever else is in the process's environment is not ours to judge
      if (source instanceof IterableConfigurationPropertySource iterable
          && !MapKeys.isOfTheProcess(source.getUnderlyingSource())) {
        iterable.stream().filter(ROOT::isAncestorOf).forEach(this::checkKnown);
      }
    }
  }

  private void checkKnown(ConfigurationPropertyName name) {
    for (int length = 2; length <= name.getNumberOfElements(); length++) {
      ConfigurationPropertyName part = name.chop(length);
      if (log.isOverriddenElement(part)) {
        return;
      }
      if (!log.wasTried(part)) {
        ConfigurationPropertyName parent = part.getParent();
        if (log.isList(parent)) {
          faults.add(parent, "expected a list"); // what is there may be one of its values
        } else if (log.isListedText(parent)) {
          faults.add(parent, "expected one value");
        } else {
          faults.add(
              part, "no such property" + suggestion(part, length < name.getNumberOfElements()));
        }
        return;
      }
    }
  }

  private String suggestion(ConfigurationPropertyName name, boolean hasChildren) {
    String last = name.getLastElement(ConfigurationPropertyName.Form.ORIGINAL);
    ConfigurationPropertyName parent = name.getParent();
    Optional<String> closest = Suggestion.closest(last, log.triedBelow(parent));
    if (closest.isPresent()) {
      return "; did you mean " + closest.get() + "?";
    }
    if (hasChildren && log.isMap(parent.getParent())) {
      String key = parent.getLastElement(ConfigurationPropertyName.Form.ORIGINAL);
      return "; a key with a dot is written \"[" + key + "." + last + "]\"";
    }
    List<String> known = log.triedBelow(parent);
    return known.isEmpty() ? "" : "; one of " + String.join(", ", known);
  }
}
