package paxoslab.gradebook;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import paxoslab.course.Grade;
import paxoslab.course.GradeResult.PartResult;
import paxoslab.explain.Hints;

/** A grade as build servers read it: a suite for each topic, a test case for each part. */
final class JUnitXml {
  private final Grade grade;
  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;

  private JUnitXml(Grade grade) throws XMLStreamException {
    this.grade = grade;
    xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
  }

  /** The document; it is for the staff, so it tells all. */
  static String of(Grade grade) {
    try {
      return new JUnitXml(grade).document();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a text can always be written", e);
    }
  }

  private String document() throws XMLStreamException {
    Map<String, List<PartResult>> topics = new LinkedHashMap<>();
    for (PartResult part : grade.result().parts()) {
      topics.computeIfAbsent(part.topic(), t -> new ArrayList<>()).add(part);
    }
    xml.writeStartDocument("UTF-8", "1.0");
    line();
    xml.writeStartElement("testsuites");
    attribute("name", grade.name());
    counts(grade.result().parts());
    for (Map.Entry<String, List<PartResult>> topic : topics.entrySet()) {
      line();
      suite(topic.getKey(), topic.getValue());
    }
    line();
    xml.writeEndElement();
    line();
    xml.writeEndDocument();
    xml.flush();
    return text.toString();
  }

  private void suite(String topic, List<PartResult> parts) throws XMLStreamException {
    xml.writeStartElement("testsuite");
    attribute("name", topic);
    counts(parts);
    for (PartResult part : parts) {
      line();
      xml.writeStartElement("testcase");
      attribute("classname", grade.name() + "." + topic.replace(' ', '_'));
      attribute("name", part.label() + " " + part.title());
      attribute("time", "0");
      if (!part.played()) {
        xml.writeEmptyElement(grade.result().status().needsStaff() ? "error" : "failure");
        attribute("type", "not-played");
        attribute("message", grade.comment());
      } else if (part.failure() != null) {
        xml.writeStartElement("failure");
        attribute("type", part.failure().rule());
        attribute("message", Words.why(part, Hints.FULL));
        xml.writeCharacters(legal(Words.inFull(part, Hints.FULL)));
        xml.writeEndElement();
      }
      xml.writeEndElement();
    }
    line();
    xml.writeEndElement();
  }

  private void counts(List<PartResult> parts) throws XMLStreamException {
    boolean staff = grade.result().status().needsStaff();
    long unplayed = parts.stream().filter(part -> !part.played()).count();
    long failed = parts.stream().filter(part -> !part.passed()).count();
    attribute("tests", String.valueOf(parts.size()));
    attribute("failures", String.valueOf(staff ? failed - unplayed : failed));
    attribute("errors", String.valueOf(staff ? unplayed : 0));
    attribute("skipped", "0");
    attribute("time", "0");
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, legal(value));
  }

  private void line() throws XMLStreamException {
    xml.writeCharacters("\n");
  }

  /** XML has no way at all to write most control characters. */
  static String legal(String text) {
    StringBuilder legal = new StringBuilder();
    text.codePoints().forEach(c -> legal.appendCodePoint(isLegal(c) ? c : 0xfffd));
    return legal.toString();
  }

  private static boolean isLegal(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xd7ff)
        || (c >= 0xe000 && c <= 0xfffd)
        || c >= 0x10000;
  }
}
