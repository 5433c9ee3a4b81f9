package paxoslab.course;

import com.google.gson.annotations.SerializedName;

/** Each lesson is graded in one or two parts. */
public enum Part {
  /** Under the seeds that every student can play. */
  @SerializedName("visible")
  VISIBLE,
  /** Under seeds derived from the course's secret. */
  @SerializedName("secret")
  SECRET
}
